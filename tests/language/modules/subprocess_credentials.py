# A child process can be given another user, group, groups and mask; its parent keeps its own.
import os
import subprocess

def run(command, **settings):
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, **settings).stdout.strip()

user, group, mask = os.getuid(), os.getgid(), os.umask(0o22)
print(run("id -u", user=user) == str(user), run("id -g", group=group) == str(group), run("umask", umask=0o77))  # expect: True True 0077
if user == 0:
    print(run("id -u; id -g; id -G", user=65534, group=65533, extra_groups=[65532]).split() == ["65534", "65533", "65533", "65532"])
else:
    print(True)
# expect: True
print(os.getuid() == user, os.getgid() == group, os.umask(mask) == 0o22)  # expect: True True True
for settings in ({"user": -5}, {"group": "no such group"}, {"user": "no such user"}, {"extra_groups": [-1]}, {"extra_groups": 5}):
    try:
        run("true", **settings)
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError User ID cannot be negative, got -5
# expect: KeyError "getgrnam(): name not found: 'no such group'"
# expect: KeyError "getpwnam(): name not found: 'no such user'"
# expect: ValueError Group ID cannot be negative, got -1
# expect: TypeError 'int' object is not iterable
