# Each generator has its own handled exception, which it takes along when it is suspended and resumed elsewhere.
import gc, sys
def now(): return repr(sys.exception())
def gen(name):
    yield name, now()
    try:
        raise ValueError(name)
    except ValueError:
        yield name, now()
        yield name, now()
        try:
            raise KeyError(name)
        except KeyError as error:
            yield name, now(), repr(error.__context__)
        yield name, now()
    yield name, now()
a, b = gen("a"), gen("b")
for step in range(4):
    print(next(a), now())
    try:
        raise OSError(step)
    except OSError:
        print(next(b), now())
        gc.collect()
    print(now())
# expect: ('a', 'None') None
# expect: ('b', 'OSError(0)') OSError(0)
# expect: None
# expect: ('a', "ValueError('a')") None
# expect: ('b', "ValueError('b')") OSError(1)
# expect: None
# expect: ('a', "ValueError('a')") None
# expect: ('b', "ValueError('b')") OSError(2)
# expect: None
# expect: ('a', "KeyError('a')", "ValueError('a')") None
# expect: ('b', "KeyError('b')", "ValueError('b')") OSError(3)
# expect: None
try:
    raise RuntimeError("outer")
except RuntimeError:
    print(list(a), now())
# expect: [('a', "ValueError('a')"), ('a', "RuntimeError('outer')")] RuntimeError('outer')
print(list(b), now())  # expect: [('b', "ValueError('b')"), ('b', 'None')] None
# What is raised in a generator has as its context what the generator handles, or whoever resumed it.
def raising():
    try:
        raise ValueError("inner")
    except ValueError:
        yield
        raise KeyError("second")
g = raising()
next(g)
try:
    try:
        raise OSError("around")
    except OSError:
        next(g)
except KeyError as error:
    print(repr(error.__context__), repr(error.__context__.__context__))
# expect: ValueError('inner') None
def plain():
    yield
    raise KeyError("third")
g = plain()
next(g)
try:
    try:
        raise OSError("around")
    except OSError:
        next(g)
except KeyError as error:
    print(repr(error.__context__))
# expect: OSError('around')
# Through yield from, throw() and close().
def outer():
    try:
        yield from gen("delegated")
    finally:
        print("outer ends with", now())
g = outer()
next(g)
next(g)
try:
    g.throw(IndexError("thrown"))
except IndexError as error:
    print(repr(error.__context__), now())
# expect: outer ends with IndexError('thrown')
# expect: ValueError('delegated') IndexError('thrown')
g = gen("closed")
next(g), next(g)
g.close()
print(now(), g.gi_frame)  # expect: None None
# Many of them, nested.
def nest(n):
    try:
        raise ValueError(n)
    except ValueError:
        if n:
            yield from nest(n - 1)
        yield n, str(sys.exception())
print(list(nest(5)), now())  # expect: [(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5')] None
# A bare raise in a generator raises what its resumer handles.
def bare():
    yield
    raise
g = bare()
next(g)
try:
    try:
        raise OSError("resumer's")
    except OSError:
        next(g)
except OSError as error:
    print(repr(error))
# expect: OSError("resumer's")
g = bare()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error)
# expect: No active exception to reraise
