# os has the calls that only Linux has: positions in vectors, timers, scheduling, pseudo-terminals.
import os
import stat
import time

reading, writing = os.pipe()
with open(__file__, "rb") as file:
    first, second = bytearray(4), bytearray(3)
    print(os.preadv(file.fileno(), [first, second], 0), first, second)
    moved = os.splice(file.fileno(), writing, 6, offset_src=0)
    print(moved, os.read(reading, 10))
# expect: 7 bytearray(b'# os') bytearray(b' ha')
# expect: 6 b'# os h'
print(os.writev(writing, [b"ab", bytearray(b"cd"), memoryview(b"ef")]), os.read(reading, 10))  # expect: 6 b'abcdef'
for arguments in ((0, 5, 0), (0, [b"x"], 0)):
    try:
        os.preadv(*arguments)
    except (TypeError, BufferError) as error:
        print(error)
# expect: preadv2() arg 2 must be a sequence
# expect: Object is not writable.

timer = os.timerfd_create(time.CLOCK_MONOTONIC)
print(os.timerfd_settime(timer, initial=100, interval=2.5))  # expect: (0.0, 0.0)
left, interval = os.timerfd_gettime(timer)
print(99 < left <= 100, interval, os.timerfd_gettime_ns(timer)[1])  # expect: True 2.5 2500000000
try:
    os.timerfd_settime(timer, initial=-1)
except OSError as error:
    print(error)
# expect: [Errno 22] Invalid argument
os.close(timer)

parameter = os.sched_param(sched_priority=3)
print(parameter, parameter.sched_priority, parameter.__reduce__()[1])  # expect: posix.sched_param(sched_priority=3) 3 (3,)
print(os.sched_getparam(0))  # expect: posix.sched_param(sched_priority=0)
for attempt in (lambda: os.sched_param(), lambda: os.sched_setparam(0, 1), lambda: os.setgroups(1), lambda: os.setgroups([1.5])):
    try:
        attempt()
    except TypeError as error:
        print(error)
# expect: sched_param() missing required argument 'sched_priority' (pos 1)
# expect: must have a sched_param object
# expect: setgroups argument must be a sequence
# expect: groups must be integers

master = os.posix_openpt(os.O_RDWR | os.O_NOCTTY)
os.grantpt(master)
os.unlockpt(master)
print(os.ptsname(master).startswith("/dev/pts/"), stat.S_ISCHR(os.stat(os.ptsname(master)).st_mode))  # expect: True True
os.close(master)

for value in (-1, -2, 2**64):
    try:
        print(os.major(value), os.minor(value))
    except OverflowError as error:
        print(error)
# expect: -1 -1
# expect: can't convert negative int to unsigned
# expect: int too big to convert
print(os.makedev(-1, -1), os.major(os.makedev(1234, 56789)), os.minor(os.makedev(1234, 56789)))  # expect: -1 1234 56789

print(os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 7"]), os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "kill -9 $$"))  # expect: 7 -9
