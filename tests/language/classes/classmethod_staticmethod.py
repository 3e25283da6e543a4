# classmethod and staticmethod, also called through instances and subclasses.
class A:
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def plain(x): return x * 2
    raw = staticmethod(len)
class B(A): pass
print(A.make(), B.make(), B().make(), A.plain(2), B().plain(3), A.raw("abc"), A().raw("ab"))  # expect: A B B 4 6 3 2
print(A.__dict__["make"].__func__.__name__, A.make.__self__ is A, A.__dict__["plain"](4), staticmethod(len)([1]))  # expect: make True 8 1
