# Strings hash by content; equal ones may be different objects.
a = "".join(["he", "llo"])
print(a == "hello", hash(a) == hash("hello"), {a: 1}["hello"])  # expect: True True 1
import sys
print(sys.intern(a) is sys.intern("hello"))  # expect: True
try:
    "abc"[0] = "x"
except TypeError as error:
    print(error)
# expect: 'str' object does not support item assignment
