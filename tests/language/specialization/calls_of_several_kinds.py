# Calls at sites where functions, methods, classes and builtins come by in turn, with keywords and spread arguments too, and change while they do.
import threading
from functools import partial


class Plain:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Plain({self.x!r})"


class Bare:
    def __repr__(self):
        return "Bare()"


class Called:
    def __call__(self, *args, **kwargs):
        return "called", args, kwargs

    def __repr__(self):
        return "Called()"


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return "meta", args, kwargs


class Made(metaclass=Meta):
    pass


class Holder:
    def method(self, x=0):
        return "method", x

    @classmethod
    def of_class(cls, x=0):
        return "class method", x

    @staticmethod
    def static(x=0):
        return "static", x


def function(x=0):
    return "function", x


def other(*args, **kwargs):
    return "other", args, kwargs


def call(f, x):
    return f(x)


def keyword(f, x):
    return f(x=x)


def spread(f, args, kwargs):
    return f(*args, **kwargs)


def positional(f, args):
    return f(*args)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


holder = Holder()
kinds = [function, other, Plain, len, str, holder.method, Holder.of_class, Holder.static, [1].index, str.upper, Called(), partial(function), lambda x: ("lambda", x), Made, dict]
results = None
for _ in range(150):
    results = [attempt(call, f, "1") for f in kinds]
for f in results:
    print(f)
# expect: ('function', '1')
# expect: ('other', ('1',), {})
# expect: Plain('1')
# expect: 1
# expect: 1
# expect: ('method', '1')
# expect: ('class method', '1')
# expect: ('static', '1')
# expect: ('ValueError', 'list.index(x): x not in list')
# expect: 1
# expect: ('called', ('1',), {})
# expect: ('function', '1')
# expect: ('lambda', '1')
# expect: ('meta', ('1',), {})
# expect: ('ValueError', 'dictionary update sequence element #0 has length 1; 2 is required')
for bad in (5, None, Bare, "s"):
    print(attempt(call, bad, 1))
# expect: ('TypeError', "'int' object is not callable")
# expect: ('TypeError', "'NoneType' object is not callable")
# expect: ('TypeError', 'Bare() takes no arguments')
# expect: ('TypeError', "'str' object is not callable")


# Classes whose call changes while they alternate.
class A:
    def __init__(self, x):
        self.x = x


class B:
    def __init__(self, x):
        self.x = -x


def changing(self, x):
    A.__init__ = lambda self, x: setattr(self, "x", "changed")
    self.x = "changing"


for i in range(300):
    result = call((A, B)[i % 2], i)
    if i == 201:
        A.__init__ = changing
    if i in (0, 1, 200, 202, 204):
        print(i, result.x)
# expect: 0 0
# expect: 1 -1
# expect: 200 200
# expect: 202 changing
# expect: 204 changed
thread = threading.Thread(target=lambda: setattr(B, "__new__", staticmethod(lambda cls, x: "made elsewhere")))
thread.start()
thread.join()
print(call(B, 1))  # expect: made elsewhere
A.__init__ = lambda self, x: x
print(attempt(call, A, 5))  # expect: ('TypeError', "__init__() should return None, not 'int'")
A.__init__ = lambda self: None
print(attempt(call, A, 5))  # expect: ('TypeError', '<lambda>() takes 1 positional argument but 2 were given')
del A.__init__
print(attempt(call, A, 5))  # expect: ('TypeError', 'A() takes no arguments')

# A function's code changes between two calls of a site that calls anything.
for i in range(100):
    call((function, len)[i % 2], "ab")
function.__defaults__ = (7,)
function.__code__ = (lambda x, y=1: ("new code", x)).__code__
print(attempt(call, function, 1))  # expect: ('new code', 1)
function.__code__ = (lambda x=0: ("function", x)).__code__

kinds = [function, other, Plain, holder.method, Holder.of_class, Holder.static, Called(), partial(function), dict, Made]
for _ in range(150):
    results = [attempt(keyword, f, 2) for f in kinds]
print(results)
# expect: [('function', 2), ('other', (), {'x': 2}), Plain(2), ('method', 2), ('class method', 2), ('static', 2), ('called', (), {'x': 2}), ('function', 2), {'x': 2}, ('meta', (), {'x': 2})]
for bad in (5, len, Bare, lambda y: y):
    print(attempt(keyword, bad, 1))
# expect: ('TypeError', "'int' object is not callable")
# expect: ('TypeError', 'len() takes no keyword arguments')
# expect: ('TypeError', 'Bare() takes no arguments')
# expect: ('TypeError', "<lambda>() got an unexpected keyword argument 'x'")

for _ in range(150):
    results = [attempt(spread, f, args, kwargs) for f in kinds for args, kwargs in (((3,), {}), ([], {"x": 4}))]
for f in results:
    print(f)
# expect: ('function', 3)
# expect: ('function', 4)
# expect: ('other', (3,), {})
# expect: ('other', (), {'x': 4})
# expect: Plain(3)
# expect: Plain(4)
# expect: ('method', 3)
# expect: ('method', 4)
# expect: ('class method', 3)
# expect: ('class method', 4)
# expect: ('static', 3)
# expect: ('static', 4)
# expect: ('called', (3,), {})
# expect: ('called', (), {'x': 4})
# expect: ('function', 3)
# expect: ('function', 4)
# expect: ('TypeError', "'int' object is not iterable")
# expect: {'x': 4}
# expect: ('meta', (3,), {})
# expect: ('meta', (), {'x': 4})
for f in (other, Called(), max, min):
    print(attempt(positional, f, (x for x in ())), attempt(positional, f, 5), attempt(spread, f, (), {1: 2}), attempt(spread, f, (), 5), attempt(spread, f, (1, 2), {"nothing": 1}))
# expect: ('other', (), {}) ('TypeError', '__main__.other() argument after * must be an iterable, not int') ('TypeError', 'keywords must be strings') ('TypeError', '__main__.other() argument after ** must be a mapping, not int') ('other', (1, 2), {'nothing': 1})
# expect: ('called', (), {}) ('TypeError', 'Called() argument after * must be an iterable, not int') ('TypeError', 'keywords must be strings') ('TypeError', 'Called() argument after ** must be a mapping, not int') ('called', (1, 2), {'nothing': 1})
# expect: ('TypeError', 'max expected at least 1 argument, got 0') ('TypeError', 'max() argument after * must be an iterable, not int') ('TypeError', 'keywords must be strings') ('TypeError', 'max() argument after ** must be a mapping, not int') ('TypeError', "max() got an unexpected keyword argument 'nothing'")
# expect: ('TypeError', 'min expected at least 1 argument, got 0') ('TypeError', 'min() argument after * must be an iterable, not int') ('TypeError', 'keywords must be strings') ('TypeError', 'min() argument after ** must be a mapping, not int') ('TypeError', "min() got an unexpected keyword argument 'nothing'")
for bad in (5, None):
    print(attempt(positional, bad, (1,)), attempt(spread, bad, (1,), {}))
# expect: ('TypeError', "'int' object is not callable") ('TypeError', "'int' object is not callable")
# expect: ('TypeError', "'NoneType' object is not callable") ('TypeError', "'NoneType' object is not callable")


# The tuple that is spread is the caller's: a function that keeps or changes what it got does not see it.
def keeps(*args, **kwargs):
    kept.append((args, kwargs))


kept = []
arguments, named = (1, 2), {"k": 3}
for _ in range(60):
    spread(keeps, arguments, named)
named["k"] = 4
print(kept[-1], kept[-1][0] is arguments, kept[-1][1] is named)  # expect: ((1, 2), {'k': 3}) False False


# The callable's class loses its __call__ while a site calls its instances.
class Fading:
    def __call__(self, *args):
        if len(kept) > 100:
            del Fading.__call__
        kept.append(args)
        return len(args)


kept.clear()
fading = Fading()
for i in range(110):
    last = attempt(positional, fading if i % 2 else max, (1, 2))
print(last, attempt(call, fading, 1), attempt(keyword, fading, 1))  # expect: 2 1 ('TypeError', "Fading.__call__() got an unexpected keyword argument 'x'")
