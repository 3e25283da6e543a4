"""Executes sites whose operands' types alternate: python sites.py KIND COUNT reads names of cases and prints how long each took."""

import json
import sys
import time
from itertools import cycle, islice

# Runs of two types, as long as this; and so many types, one after the other.
PERIODS = (1, 2, 3, 4, 5, 7, 13, 31, 53, 54, 59, 101, 127, 199, 200)


def make(i):
    def __init__(self):
        setattr(self, f"own{i}", i)
        self.x = i
    more = {"__init__": __init__, "m": lambda self: None, "k": lambda self, a=1: None, "__add__": lambda self, other: other, "__lt__": lambda self, other: True,
            "__contains__": lambda self, item: True, "__bool__": lambda self: True, "__getitem__": lambda self, key: key, "__setitem__": lambda self, key, value: None,
            "__iter__": lambda self: PAIR, "__call__": lambda self: None}
    return type(f"C{i}", (), more)


class Pair:
    def __iter__(self):
        return iter((1, 2))


PAIR = Pair()
CLASSES = [make(i) for i in range(200)]
OBJECTS = [c() for c in CLASSES]
for c in CLASSES:
    c.__iter__ = lambda self: iter((1, 2))


def load_attribute(items):
    for o in items:
        o.x


def store_attribute(items):
    for o in items:
        o.x = 1


def call_method(items):
    for o in items:
        o.m()


def call_keyword(items):
    for o in items:
        o.k(a=2)


def class_attribute(items):
    for o in items:
        o.m


def add(items):
    for o in items:
        o + 1


def compare(items):
    for o in items:
        o < 1


def contains(items):
    for o in items:
        1 in o


def truth(items):
    for o in items:
        if o:
            pass


def subscript(items):
    for o in items:
        o[1]


def store_subscript(items):
    for o in items:
        o[1] = 2


def unpack(items):
    for o in items:
        a, b = o


def call(items):
    for f in items:
        f()


def spread(items):
    for f in items:
        f(*())


def iterate(items):
    for o in items:
        for x in o:
            pass


def arithmetic(items):
    for n in items:
        n * n


def numbers(items):
    for n in items:
        n < n


PLAIN = [[1, 2], (1, 2), {1: 1, 2: 2}, "ab", b"ab", range(1, 3), {1, 2}, frozenset({1, 2}), bytearray(b"ab"), memoryview(b"ab")]
NUMBERS = [1, 2.5, True, 10**30, 1j, 7, 0.5, False]
CALLABLES = [lambda: None, dict, CLASSES[0], list, OBJECTS[1], OBJECTS[2].m, {}.keys, "".upper, object, lambda a=1: None]
KINDS = {f.__name__: (f, items) for f, items in (
    (load_attribute, OBJECTS), (store_attribute, OBJECTS), (call_method, OBJECTS), (call_keyword, OBJECTS), (class_attribute, OBJECTS), (add, OBJECTS), (compare, OBJECTS),
    (contains, OBJECTS), (truth, OBJECTS), (subscript, OBJECTS), (store_subscript, OBJECTS), (unpack, OBJECTS), (call, OBJECTS), (spread, OBJECTS))}
KINDS |= {"iterate_builtins": (iterate, PLAIN), "unpack_builtins": (unpack, PLAIN), "truth_of_builtins": (truth, PLAIN), "call_anything": (call, CALLABLES),
          "spread_to_anything": (spread, CALLABLES), "arithmetic": (arithmetic, NUMBERS), "comparison_of_numbers": (numbers, [n for n in NUMBERS if n != 1j])}


def fresh(function):
    """The function with a code object of its own, which nothing has specialized."""
    return type(function)(function.__code__.replace(co_name=function.__name__), globals())


def measure(function, pattern, count):
    """The thread's processor time of one execution of the loop in code of its own."""
    items = list(islice(cycle(pattern), count))
    new = fresh(function)
    started = time.thread_time()
    new(items)
    return time.thread_time() - started


def cases_of(items):
    """What comes by at a site: {name: items, to be repeated}."""
    cases = {}
    for period in PERIODS:
        cases[f"runs of {period}"] = [items[0]] * period + [items[1]] * period
        cases[f"{period} types"] = items[:period] if period <= len(items) else items
    return cases


def main():
    """Answers each line of the input, the name of a case, with its time; so two of these can take turns."""
    function, items = KINDS[sys.argv[1]]
    count = int(sys.argv[2])
    for _ in range(18):
        for number in (1, 2, 5, len(items)):
            measure(function, items[:number], count // 3)
    cases = cases_of(items)
    print(json.dumps(list(cases)), flush=True)
    for line in sys.stdin:
        print(measure(function, cases[line.rstrip("\n")], count), flush=True)


if sys.argv[1] == "--kinds":
    print(json.dumps(list(KINDS)))
else:
    main()
