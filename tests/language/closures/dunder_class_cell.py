# __class__ and zero-argument super() use a cell that type() fills.
class A:
    def who(self): return __class__
    def f(self): return "A"
class B(A):
    def f(self): return "B" + super().f()
    g = lambda self: super().f()
    def h(self): return [super(B, self).f() for _ in range(2)]
print(A().who() is A, B().who() is A, B().f(), B().g(), B().h())  # expect: True True BA A ['A', 'A']
