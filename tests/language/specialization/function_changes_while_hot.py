# A hot function gets other code, defaults and keyword defaults.
def f(a, b=1): return a + b
def call(): return f(10)
for _ in range(200): call()
f.__defaults__ = (5,)
print(call())  # expect: 15
f.__code__ = (lambda a, b=0: a * b).__code__
print(call())  # expect: 50
f.__code__ = (lambda a, b, c=3: (a, b, c)).__code__
f.__defaults__ = (1, 2)
print(call())  # expect: (10, 1, 2)
def g(*, k=1): return k
def callk(): return g()
for _ in range(200): callk()
g.__kwdefaults__["k"] = 9
print(callk())  # expect: 9
f.__defaults__ = None
try:
    call()
except TypeError as e:
    print(e)
# expect: f() missing 2 required positional arguments: 'b' and 'c'
