# functools.partial: nesting, placeholders, keywords, methods, pickling state, repr.
from functools import partial, Placeholder as _

def show(*args, **kwargs):
    return args, kwargs

p = partial(show, 1, b=2)
print(p(3, c=4))  # expect: ((1, 3), {'b': 2, 'c': 4})
print(p(b=5, a=6))  # expect: ((1,), {'b': 5, 'a': 6})
q = partial(p, 7, b=8)
print(q.func is show, q.args, q.keywords)  # expect: True (1, 7) {'b': 8}
h = partial(show, _, 2, _, 4)
print(h(1, 3, 5))  # expect: ((1, 2, 3, 4, 5), {})
print(partial(h, 1)(3), partial(h, 1).args)  # expect: ((1, 2, 3, 4), {}) (1, 2, Placeholder, 4)
print(partial(h, _, 9).args)  # expect: (Placeholder, 2, 9, 4)
print(partial(max, _, 2, key=len), repr(_))  # expect: functools.partial(<built-in function max>, Placeholder, 2, key=<built-in function len>) Placeholder
for bad in (lambda: h(1), lambda: partial(), lambda: partial(1), lambda: partial(show, _), lambda: partial(show, x=_)):
    try:
        bad()
    except TypeError as error:
        print(error)
# expect: missing positional arguments in 'partial' call; expected at least 2, got 1
# expect: type 'partial' takes at least one argument
# expect: the first argument must be callable
# expect: trailing Placeholders are not allowed
# expect: Placeholder cannot be passed as a keyword argument

class Owner:
    method = partial(show, 'first')

owner = Owner()
print(owner.method(2)[0][1] is owner)  # expect: True
p.note = 'kept'
print(p.__reduce__()[2][3], partial(p).func is p)  # expect: {'note': 'kept'} True
p.__setstate__((show, (0,), None, None))
print(p(), p.__dict__)  # expect: ((0,), {}) {}
p.keywords['late'] = 1
print(p())  # expect: ((0,), {'late': 1})

class Child(partial):
    def __call__(self, *args):
        return 'child', super().__call__(*args)

c = Child(show, 1)
print(c(2), partial(c, 3)(4))  # expect: ('child', ((1, 2), {})) ((1, 3, 4), {})
loop = partial(show)
loop.__setstate__((show, (loop,), {}, {}))
print(repr(loop) == f'functools.partial({show!r}, ...)')  # expect: True
