# Defaults are made when the def runs.
def f(x, seen=[]):
    seen.append(x)
    return seen
print(f(1), f(2), f(3, []), f.__defaults__)  # expect: [1, 2] [1, 2] [3] ([1, 2],)
n = 1
def g(x=n): return x
n = 2
print(g())  # expect: 1
f.__defaults__ = (5, 6)
print(f.__defaults__, f.__code__.co_argcount)  # expect: (5, 6) 2
def h(a, *, k=1): return k
h.__kwdefaults__ = {"k": 9}
print(h(0))  # expect: 9
h.__defaults__ = (3,)
print(h())  # expect: 9
