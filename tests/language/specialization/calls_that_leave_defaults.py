# Warm calls that leave parameters to their defaults, while the defaults change.
def f(a, b=2, c=3):
    return a, b, c

def g(a, b=[]):
    b.append(a)
    return len(b)

def generate(a, b=2, c=3):
    yield a, b, c

def make(free):
    def inner(a, b=5):
        yield a, b, free
        free_cell = lambda: a
        yield free_cell()
    return inner

async def coroutine(a, b=7):
    return a, b

def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

def one(target, argument):
    return target(argument)

def two(target, argument):
    return target(argument, 20)

for target in (f, lambda *a: f(*a), generate, make("free")):
    for number in range(80):
        r = one(target, number)
        s = two(target, number)
    print(r if isinstance(r, tuple) else list(r), s if isinstance(s, tuple) else list(s))
# expect: (79, 2, 3) (79, 20, 3)
# expect: (79, 2, 3) (79, 20, 3)
# expect: [(79, 2, 3)] [(79, 20, 3)]
# expect: [(79, 5, 'free'), 79] [(79, 20, 'free'), 79]
for number in range(80):
    r = run(coroutine(number))
print(r)  # expect: (79, 7)
for number in range(80):
    r = g(number)
print(r)  # expect: 80

# Other defaults, more of them, fewer, more than there are parameters.
f.__defaults__ = 8, 9
generate.__defaults__ = 8, 9
print(one(f, 1), two(f, 1), list(one(generate, 1)))  # expect: (1, 8, 9) (1, 20, 9) [(1, 8, 9)]
f.__defaults__ = generate.__defaults__ = 7, 8, 9
print(one(f, 1), two(f, 1), list(one(generate, 1)), f())  # expect: (1, 8, 9) (1, 20, 9) [(1, 8, 9)] (7, 8, 9)
f.__defaults__ = generate.__defaults__ = 5, 6, 7, 8, 9
print(one(f, 1), two(f, 1), list(one(generate, 1)), f(), list(generate()))  # expect: (1, 8, 9) (1, 20, 9) [(1, 8, 9)] (7, 8, 9) [(7, 8, 9)]
f.__defaults__ = generate.__defaults__ = 9,
for target in (f, generate):
    try:
        print(one(target, 1))
    except TypeError as error:
        print(error)
    print(*two(target, 1))
# expect: f() missing 1 required positional argument: 'b'
# expect: 1 20 9
# expect: generate() missing 1 required positional argument: 'b'
# expect: (1, 20, 9)
f.__defaults__ = generate.__defaults__ = None
for target in (f, generate, len):
    for call in (one, two):
        try:
            print(call(target, 1))
        except TypeError as error:
            print(error)
# expect: f() missing 2 required positional arguments: 'b' and 'c'
# expect: f() missing 1 required positional argument: 'c'
# expect: generate() missing 2 required positional arguments: 'b' and 'c'
# expect: generate() missing 1 required positional argument: 'c'
# expect: object of type 'int' has no len()
# expect: len() takes exactly one argument (2 given)

# Methods, and a class whose __init__ has defaults.
class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def moved(self, dx, dy=1, /):
        return self.x + dx, self.y + dy

def point(x):
    return Point(x).moved(x)

for number in range(80):
    r = point(number)
print(r)  # expect: (158, 1)
Point.__init__.__defaults__ = 100,
Point.moved.__defaults__ = 1000,
print(point(1))  # expect: (2, 1100)
