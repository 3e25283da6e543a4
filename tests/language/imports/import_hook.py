# builtins.__import__ is what the statement calls.
import builtins
real = builtins.__import__
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    print(name, fromlist, level)
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = spy
import sys as s  # expect: sys None 0
from os import path, sep  # expect: os ('path', 'sep') 0
builtins.__import__ = real
