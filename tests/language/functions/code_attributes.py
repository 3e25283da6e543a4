# co_* of a function's code.
def f(a, b, /, c, *d, e, **g):
    x = a
    return lambda: x
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_nlocals, c.co_name, c.co_qualname, c.co_firstlineno, c.co_flags & 12)
# expect: 3 2 1 ('a', 'b', 'c', 'e', 'd', 'g') ('x',) () () 6 f f 2 12
print(f.__code__.replace(co_name="z").co_name, f(1, 2, 3, e=4).__code__.co_freevars)  # expect: z ('x',)
def other(a): return -a
def target(a): return a
target.__code__ = other.__code__
print(target(5))  # expect: -5
