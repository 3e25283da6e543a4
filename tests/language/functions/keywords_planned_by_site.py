"""The same keywords at the same place in a program, for functions that take them differently: what the first call found out must not be used for the next."""


def first(a, b=0, *, c=1):
    return "first", a, b, c


def second(c, a, b=5):
    return "second", a, b, c


def rest(a=0, **others):
    return "rest", a, others


def many(*all, b, c):
    return "many", all, b, c


def only(a, /, b=2, c=3):
    return "only", a, b, c


class Taker:
    def method(self, a, b=1, c=2):
        return "method", a, b, c

    def other(b, self=4, c=5, **others):
        return "other", type(b).__name__, self, c, others


def call(function, value):
    return function(value, b=7, c=8)


def twice(function, value):
    return function(value, c=8, b=7), function(value, value, c=9)


def swapped(function):
    return function(c=1, a=2, b=3)


def show(attempt, *arguments):
    try:
        return attempt(*arguments)
    except TypeError as error:
        return str(error)


taker = Taker()
functions = first, second, rest, many, only, taker.method, taker.other, lambda a, b, c: (a, b, c), dict
seen = []
for _ in range(6):
    # One kind for a while, then another, and in turn.
    lines = [[show(attempt, function, 1) for _ in range(4)][-1] for attempt in (call, twice) for function in functions]
    lines += [show(attempt, function, 1) for attempt in (call, twice) for function in functions]
    lines += [show(swapped, function) for function in functions]
    seen.append(lines)

    # Another code object under the same function: the parameters change places, then go back.
    before = first.__code__
    first.__code__ = (lambda b, a=0, *, c=1: ("changed", a, b, c)).__code__
    lines.append(show(call, first, 1))
    lines.append(show(swapped, first))
    first.__code__ = before
    lines.append(show(swapped, first))
    first.__kwdefaults__ = None
    lines.append(show(lambda: first(1, b=2)))
    first.__kwdefaults__ = {"c": 1}
    lines.append(show(lambda: first(1, b=2)))

assert all(lines == seen[0] for lines in seen)
for line in seen[0]:
    print(line)
# expect: ('first', 1, 7, 8)
# expect: second() got multiple values for argument 'c'
# expect: ('rest', 1, {'b': 7, 'c': 8})
# expect: ('many', (1,), 7, 8)
# expect: ('only', 1, 7, 8)
# expect: ('method', 1, 7, 8)
# expect: Taker.other() got multiple values for argument 'b'
# expect: (1, 7, 8)
# expect: 'int' object is not iterable
# expect: (('first', 1, 7, 8), ('first', 1, 1, 9))
# expect: second() got multiple values for argument 'c'
# expect: rest() takes from 0 to 1 positional arguments but 2 were given
# expect: many() missing 1 required keyword-only argument: 'b'
# expect: (('only', 1, 7, 8), ('only', 1, 1, 9))
# expect: (('method', 1, 7, 8), ('method', 1, 1, 9))
# expect: Taker.other() got multiple values for argument 'b'
# expect: ((1, 7, 8), (1, 1, 9))
# expect: 'int' object is not iterable
# expect: ('first', 1, 7, 8)
# expect: second() got multiple values for argument 'c'
# expect: ('rest', 1, {'b': 7, 'c': 8})
# expect: ('many', (1,), 7, 8)
# expect: ('only', 1, 7, 8)
# expect: ('method', 1, 7, 8)
# expect: Taker.other() got multiple values for argument 'b'
# expect: (1, 7, 8)
# expect: 'int' object is not iterable
# expect: (('first', 1, 7, 8), ('first', 1, 1, 9))
# expect: second() got multiple values for argument 'c'
# expect: rest() takes from 0 to 1 positional arguments but 2 were given
# expect: many() missing 1 required keyword-only argument: 'b'
# expect: (('only', 1, 7, 8), ('only', 1, 1, 9))
# expect: (('method', 1, 7, 8), ('method', 1, 1, 9))
# expect: Taker.other() got multiple values for argument 'b'
# expect: ((1, 7, 8), (1, 1, 9))
# expect: 'int' object is not iterable
# expect: ('first', 2, 3, 1)
# expect: ('second', 2, 3, 1)
# expect: ('rest', 2, {'c': 1, 'b': 3})
# expect: many() got an unexpected keyword argument 'a'
# expect: only() got some positional-only arguments passed as keyword arguments: 'a'
# expect: ('method', 2, 3, 1)
# expect: Taker.other() got multiple values for argument 'b'
# expect: (2, 3, 1)
# expect: {'c': 1, 'a': 2, 'b': 3}
# expect: first() got multiple values for argument 'b'
# expect: ('changed', 2, 3, 1)
# expect: ('first', 2, 3, 1)
# expect: first() missing 1 required keyword-only argument: 'c'
# expect: ('first', 1, 2, 1)
