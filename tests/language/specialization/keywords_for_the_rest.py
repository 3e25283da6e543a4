# Warm calls whose keywords go to a ** parameter, to others, or to both.
def rest(**k): return k
def both(a, *r, **k): return a, r, k
def hidden(a, /, **k): return a, k
def mixed(a=1, *, b=2, **k): return a, b, k
def plain(a=1, x=2, z=3): return a, x, z

def call(target):
    return target(x=1, a=2, z=3)

def call_with(target):
    return target(0, x=1, z=3)

def call_with_b(target):
    return target(b=1, x=2)

for target in (rest, mixed, plain, both, hidden):
    for caller in (call, call_with, call_with_b):
        try:
            for _ in range(80):
                r = caller(target)
            print(target.__name__, r)
        except TypeError as error:
            print(target.__name__, error)
# expect: rest {'x': 1, 'a': 2, 'z': 3}
# expect: rest rest() takes 0 positional arguments but 1 was given
# expect: rest {'b': 1, 'x': 2}
# expect: mixed (2, 2, {'x': 1, 'z': 3})
# expect: mixed (0, 2, {'x': 1, 'z': 3})
# expect: mixed (1, 1, {'x': 2})
# expect: plain (2, 1, 3)
# expect: plain (0, 1, 3)
# expect: plain plain() got an unexpected keyword argument 'b'
# expect: both (2, (), {'x': 1, 'z': 3})
# expect: both (0, (), {'x': 1, 'z': 3})
# expect: both both() missing 1 required positional argument: 'a'
# expect: hidden hidden() missing 1 required positional argument: 'a'
# expect: hidden (0, {'x': 1, 'z': 3})
# expect: hidden hidden() missing 1 required positional argument: 'a'

# What is made is the callee's own.
def keep(**k):
    k["more"] = len(k)
    return k
def twice():
    return keep(u=1, v=2), keep(u=1, v=2)
for _ in range(80):
    first, second = twice()
print(first, second, first is second)  # expect: {'u': 1, 'v': 2, 'more': 2} {'u': 1, 'v': 2, 'more': 2} False

# A name that is equal, but another object.
name = "".join(["lo", "ng name"])
def by_name(): return rest(**{name: 1})
for _ in range(80):
    r = by_name()
print(r)  # expect: {'long name': 1}

# The code changes under the call.
def changing(**k): return "first", k
def hot(): return changing(x=1, a=2)
for _ in range(80):
    r = hot()
print(r)  # expect: ('first', {'x': 1, 'a': 2})
changing.__code__ = (lambda a=0, **k: ("second", a, k)).__code__
try:
    print(hot())
except TypeError as error:
    print(error)
# expect: ('second', 2, {'x': 1})
changing.__code__ = (lambda *, x, **k: ("third", x, k)).__code__
for _ in range(80):
    r = hot()
print(r)  # expect: ('third', 1, {'a': 2})
changing.__code__ = (lambda a, x: ("fourth", a, x)).__code__
print(hot())  # expect: ('fourth', 2, 1)
