"""Calls, arguments, closures, decorators."""


def signature(a, b=1, /, c=2, *args, d, e=3, **kwargs):
    return a, b, c, args, d, e, kwargs


def calls(f, x, args, kwargs):
    f()
    f(x)
    f(x, *args)
    f(*args, x)
    f(*args)
    f(**kwargs)
    f(x, key=1, other=x)
    f(x, *args, key=1, **kwargs, other=2, **kwargs)
    f(x, **{"a": 1})
    x.method()
    x.method(1, key=2)
    x.method(*args)
    x.a.b.c(x.d)
    print(*args, sep="")
    f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33)
    return [*args, x], (*args,), {*args, 1}, {**kwargs, "a": 1, x: 2}


def closures(a, b):
    counter = 0

    def inner():
        nonlocal counter
        counter += 1
        return a, lambda: (b, counter)

    def reader(x=a, *, y: int = 1) -> str:
        return counter + x + y

    del b
    return inner, reader


@decorated
@decorated.more(1, x=2)
def decorator(f):
    @f
    class Local:
        pass

    return Local


def globals_and_builtins():
    global module_level
    module_level = 1
    del module_level
    return len(str(module_level))


def unbound(flag):
    if flag:
        value = 1
    print(value)
    print(value)
    for i in flag:
        pass
    print(i)
    try:
        late = 1
    except ValueError:
        print(late)
    print(late)


def supers(self):
    __class__
    return super


lambda x, *y, z=1, **w: (x, y, z, w)
default = lambda a=[], *, b={}: a
