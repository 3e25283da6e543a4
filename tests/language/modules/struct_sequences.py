# Struct sequences: made from a sequence and a dictionary of further fields, by position or keyword; replaced field by field.
import copy
import os
import sys
import time


def attempt(source):
    try:
        print(source, "->", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)


T = time.struct_time
S = os.stat_result
for source in (
    "T()",
    "T('123')",
    "T('123456789', dict=None)",
    "T(sequence='123456789', dict={})[8]",
    "T('1234567890').tm_zone",
    "T('123456789', {'tm_zone': 'zone'}).tm_zone",
    "T('1234567890', {'tm_zone': 'zone'})",
    "T('123456789', {'tm_year': 0})",
    "T('123456789', {'unknown': 0})",
    "T(1, 2, 3)",
    "T('123456789', unknown=1)",
    "S(range(10), {'st_atime': -1.0}).st_atime",
    "S((*range(10), -1.0), {'st_atime': -1.0})",
    "copy.replace(S(range(10)), st_mode=1)",
    "copy.replace(T('123456789'), tm_year=2).tm_year",
    "copy.replace(T('123456789'), one=1, two=2)",
    "type(sys.flags)()",
    "T.__replace__(1)",
    "T('123456789').__replace__(1)",
):
    attempt(source)
# expect: T() -> TypeError structseq() missing required argument 'sequence' (pos 1)
# expect: T('123') -> TypeError time.struct_time() takes an at least 9-sequence (3-sequence given)
# expect: T('123456789', dict=None) -> TypeError time.struct_time() takes a dict as second arg, if any
# expect: T(sequence='123456789', dict={})[8] -> 9
# expect: T('1234567890').tm_zone -> 0
# expect: T('123456789', {'tm_zone': 'zone'}).tm_zone -> zone
# expect: T('1234567890', {'tm_zone': 'zone'}) -> TypeError time.struct_time() got duplicate or unexpected field name(s)
# expect: T('123456789', {'tm_year': 0}) -> TypeError time.struct_time() got duplicate or unexpected field name(s)
# expect: T('123456789', {'unknown': 0}) -> TypeError time.struct_time() got duplicate or unexpected field name(s)
# expect: T(1, 2, 3) -> TypeError structseq() takes at most 2 arguments (3 given)
# expect: T('123456789', unknown=1) -> TypeError structseq() got an unexpected keyword argument 'unknown'
# expect: S(range(10), {'st_atime': -1.0}).st_atime -> -1.0
# expect: S((*range(10), -1.0), {'st_atime': -1.0}) -> TypeError os.stat_result() got duplicate or unexpected field name(s)
# expect: copy.replace(S(range(10)), st_mode=1) -> TypeError __replace__() is not supported for os.stat_result because it has unnamed field(s)
# expect: copy.replace(T('123456789'), tm_year=2).tm_year -> 2
# expect: copy.replace(T('123456789'), one=1, two=2) -> TypeError Got unexpected field name(s): ['one', 'two']
# expect: type(sys.flags)() -> TypeError cannot create 'sys.flags' instances
# expect: T.__replace__(1) -> TypeError descriptor '__replace__' for 'time.struct_time' objects doesn't apply to a 'int' object
# expect: T('123456789').__replace__(1) -> TypeError __replace__() takes no positional arguments
