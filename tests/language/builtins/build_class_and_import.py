# __build_class__ and __import__ as functions.
import builtins
def body():
    x = 1
C = builtins.__build_class__(lambda: None, "C", int)
print(C.__name__, C.__bases__, C(5) + 1)  # expect: C (<class 'int'>,) 6
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath", "ntpath"))  # expect: os True
print(__debug__, __name__, __build_class__.__name__)  # expect: True __main__ __build_class__
try:
    exec("__debug__ = 1")
except SyntaxError as e:
    print(e)
# expect: cannot assign to __debug__ (<string>, line 1)
