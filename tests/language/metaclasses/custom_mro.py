# mro() of a metaclass decides the order.
class M(type):
    def mro(cls):
        order = super().mro()
        return [order[0], *order[1:-1][::-1], order[-1]]
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
class C(A, B, metaclass=M): pass
print([k.__name__ for k in C.__mro__], C().f())  # expect: ['C', 'B', 'A', 'object'] B
