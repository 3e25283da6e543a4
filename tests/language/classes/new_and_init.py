# __new__ makes, __init__ fills, and only when __new__ gave an instance.
class A:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)
    def __init__(self, *args):
        print("init", args)
A(1, 2)
# expect: new (1, 2)
# expect: init (1, 2)
class B:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(B())  # expect: 5
class Single:
    _one = None
    def __new__(cls):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one
print(Single() is Single())  # expect: True
class T(tuple):
    def __new__(cls, *values): return super().__new__(cls, values)
print(T(1, 2), type(T()).__name__)  # expect: (1, 2) T
