# Descriptors of a metaclass serve the class.
class M(type):
    @property
    def p(cls): return f"class property of {cls.__name__}"
    def m(cls): return "metamethod"
class C(metaclass=M):
    pass
print(C.p, C.m())  # expect: class property of C metamethod
try:
    C().p
except AttributeError as error:
    print(error)
# expect: 'C' object has no attribute 'p'
class D(metaclass=M):
    p = "in the class"
    m = "plain"
print(D.p, D.m)  # expect: class property of D plain
