# Frozen modules: who they are, what they say of themselves, and what _imp tells of them.
import _imp
import sys
import importlib.machinery

print(_imp.is_frozen("_frozen_importlib"), _imp.is_frozen("no_such"))  # expect: True False
print(_imp.find_frozen("zipimport"), _imp.find_frozen("no_such"))  # expect: (None, False, 'zipimport') None
print(_imp.get_frozen_object("_frozen_importlib").co_filename)  # expect: <frozen importlib._bootstrap>
for action in (_imp.get_frozen_object, _imp.is_frozen_package):
    try:
        action("no_such")
    except ImportError as error:
        print(error, error.name)
# expect: No such frozen object named 'no_such' no_such
# expect: No such frozen object named 'no_such' no_such
for data in (b"", b"xx"):
    try:
        _imp.get_frozen_object("zipimport", data)
    except ImportError as error:
        print(error)
# expect: Frozen object named 'zipimport' is invalid
# expect: Frozen object named 'zipimport' is invalid

import zipimport
print(zipimport.__spec__.loader is importlib.machinery.FrozenImporter, zipimport.__spec__.origin)  # expect: True frozen

# Switched on or off, for tests.
_imp._override_frozen_modules_for_tests(-1)
print(_imp._frozen_module_names())  # expect: ['_frozen_importlib', '_frozen_importlib_external', 'zipimport']
print(_imp.find_frozen("os"))  # expect: None
_imp._override_frozen_modules_for_tests(1)
print(_imp.find_frozen("os"), _imp.find_frozen("__phello__"))  # expect: (None, False, 'os') (None, True, '__phello__')
print(len(_imp._frozen_module_names()))  # expect: 28
code = _imp.get_frozen_object("posixpath")
print(code.co_filename, code.co_name)  # expect: <frozen posixpath> <module>
data, is_package, original = _imp.find_frozen("__hello_alias__", withdata=True)
print(type(data).__name__, is_package, original, _imp.get_frozen_object("__hello_alias__", data).co_filename)
# expect: memoryview False __hello__ <frozen __hello__>
_imp._override_frozen_modules_for_tests(0)
