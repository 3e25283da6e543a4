"""What a call passes with ** is a copy: neither side sees what the other changes, in a function with parameters for it or without, and in whatever else can be called."""

import sys


def rest(*_, **others):
    others["mine"] = 1
    return others


def named(a, b=0, *, c=0, **others):
    others.clear()
    return a, b, c, others


def plain(a, b):
    return a, b


def only(a, /, **others):
    return a, others


class Taker:
    def __init__(self, **others):
        self.others = others

    def method(self, **others):
        return others

    def __call__(self, **others):
        others["called"] = 1
        return others


def changing(given):
    """A callee that changes the caller's dict while it runs."""

    def callee(**others):
        given["later"] = 1
        given.pop("a")
        return others

    return callee


def adding(given):
    """Arguments that change the caller's dict while they are spread: the keywords were copied before."""
    given["late"] = 1
    yield from ()


def show():
    given = {"a": 1, "b": 2}
    got = rest(**given)
    lines = [(given, got, got is given)]
    got = named(**given, d=3), named(*(5,), **{"b": 6, "x": 7})
    lines.append((given, got))
    lines.append((plain(**given), only(1, **given), plain(*(8,), **{"b": 9})))
    taker = Taker(**given)
    taker.others["x"] = 1
    bound = taker.method(**given)
    bound["y"] = 1
    lines.append((given, taker.others, bound, taker(**given), dict(**given) is given))
    lines.append((changing(given)(**given), given))
    many = {f"name{i}": i for i in range(12)}
    copied = rest(**many)
    lines.append((len(many), len(copied), list(copied)[-1]))
    taker.others = {"a": 1}
    lines.append((rest(**taker.__dict__), vars(taker)))
    given = {"a": 1}
    lines.append((rest(*adding(given), **given), given))
    lines.append((rest(**{}), sys.getsizeof(only(1, **given)[1]) == sys.getsizeof({"q": 1, "r": 2})))
    return lines


def failures():
    class Text(str):
        def __hash__(self):
            return hash(str(self))

        def __eq__(self, other):
            return str.__eq__(self, other)

    lines = []
    attempts = [
        lambda: plain(1, **{"a": 2}),
        lambda: plain(**{"a": 2}),
        lambda: plain(**{"a": 1, "b": 2, "z": 3}),
        lambda: only(**{"a": 1}),
        lambda: plain(**{"a": 1, 5: 2}),
        lambda: plain(1, **{"b": 1}, **{"b": 2}),
        lambda: plain(1, **[1]),
        lambda: plain(*(1, 2, 3), **{}),
        lambda: plain(**{Text("a"): 1, "b": 2}),
        lambda: (lambda a, /: a)(**{"a": 1}),
    ]
    for attempt in attempts:
        try:
            lines.append(attempt())
        except TypeError as error:
            lines.append(str(error))
    return lines


first = show(), failures()
for _ in range(5):
    assert (show(), failures()) == first
for line in first[0] + first[1]:
    print(line)
# expect: ({'b': 2, 'later': 1}, {'a': 1, 'b': 2, 'mine': 1}, False)
# expect: ({'b': 2, 'later': 1}, ((1, 2, 0, {}), (5, 6, 0, {})))
# expect: ((1, 2), (1, {'a': 1, 'b': 2}), (8, 9))
# expect: ({'b': 2, 'later': 1}, {'a': 1, 'b': 2, 'x': 1}, {'a': 1, 'b': 2, 'y': 1}, {'a': 1, 'b': 2, 'called': 1}, False)
# expect: ({'a': 1, 'b': 2}, {'b': 2, 'later': 1})
# expect: (12, 13, 'mine')
# expect: ({'others': {'a': 1}, 'mine': 1}, {'others': {'a': 1}})
# expect: ({'a': 1, 'mine': 1}, {'a': 1, 'late': 1})
# expect: ({'mine': 1}, True)
# expect: plain() got multiple values for argument 'a'
# expect: plain() missing 1 required positional argument: 'b'
# expect: plain() got an unexpected keyword argument 'z'
# expect: only() missing 1 required positional argument: 'a'
# expect: keywords must be strings
# expect: __main__.plain() got multiple values for keyword argument 'b'
# expect: __main__.plain() argument after ** must be a mapping, not list
# expect: plain() takes 2 positional arguments but 3 were given
# expect: (1, 2)
# expect: failures.<locals>.<lambda>.<locals>.<lambda>() got some positional-only arguments passed as keyword arguments: 'a'
