# Class decorators get the finished class.
def tag(cls):
    cls.tag = cls.__name__.lower()
    return cls
@tag
class C: pass
print(C.tag)  # expect: c
def swap(cls): return "no class at all"
@swap
class D: pass
print(D)  # expect: no class at all
