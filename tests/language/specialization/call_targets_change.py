# One call site calls functions, methods, classes, builtins and objects.
class C:
    def __init__(self, x): self.x = x
    def m(self, x): return ("m", x)
class K:
    def __call__(self, x): return ("call", x)
def f(x): return ("f", x)
def g(x, y=2): return ("g", x, y)
def v(*a): return ("v", a)
def call(t, x): return t(x)
for t in (f, g, v, C, C(0).m, K(), len, str, type, tuple, isinstance, lambda x: x, "ab".count, [].append, list, abs, int):
    try:
        for _ in range(80): r = call(t, "a")
        print(r if not isinstance(r, C) else "C", end=" ")
    except (TypeError, ValueError) as e:
        print(e)
# expect: ('f', 'a') ('g', 'a', 2) ('v', ('a',)) C ('m', 'a') ('call', 'a') 1 a <class 'str'> ('a',) isinstance expected 2 arguments, got 1
# expect: a 1 None ['a'] bad operand type for abs(): 'str'
# expect: invalid literal for int() with base 10: 'a'
print()  # expect:
