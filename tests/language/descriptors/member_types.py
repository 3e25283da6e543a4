# Fields of struct sequences and __slots__ members are of one type.
import os
import sys
import types

class Slotted:
    __slots__ = ('slot',)

for member in (Slotted.slot, type(sys.version_info).major, os.stat_result.st_mode, types.FunctionType.__globals__):
    print(type(member) is types.MemberDescriptorType, member, member.__name__, member.__qualname__)
# expect: True <member 'slot' of 'Slotted' objects> slot Slotted.slot
# expect: True <member 'major' of 'sys.version_info' objects> major version_info.major
# expect: True <member 'st_mode' of 'os.stat_result' objects> st_mode stat_result.st_mode
# expect: True <member '__globals__' of 'function' objects> __globals__ function.__globals__
for call in (lambda: type(sys.version_info).major.__get__(1), lambda: type(sys.version_info).major.__set__(sys.version_info, 1), lambda: Slotted.slot.__get__(1)):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
# expect: descriptor 'major' for 'sys.version_info' objects doesn't apply to a 'int' object
# expect: readonly attribute
# expect: descriptor 'slot' for 'Slotted' objects doesn't apply to a 'int' object
