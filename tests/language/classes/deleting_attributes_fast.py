"""``del self.x`` many times over: order of the others, shapes shared with objects that keep it, and classes that get something to say about it."""

import gc


class Record:
    def __init__(self, *names):
        for number, name in enumerate(names):
            setattr(self, name, number)


class Fixed:
    __slots__ = ("a", "b", "__dict__")


def drop(record):
    del record.b


def attempt(record):
    try:
        drop(record)
    except AttributeError as error:
        return type(record).__name__, str(error)
    return vars(record)


for count in (2, 3, 9, 20):
    names = [chr(97 + i) for i in range(count)]
    records = [Record(*names) for _ in range(40)]
    for record in records[:30]:
        drop(record)
    print(list(vars(records[0]))[:4], list(vars(records[29]).values())[-2:], list(vars(records[35]))[:3])
    records[3].b = "again"
    print(list(vars(records[3]).items())[-1], attempt(records[3]) == vars(records[4]), attempt(records[4]))
# expect: ['a'] [0] ['a', 'b']
# expect: ('b', 'again') True ('Record', "'Record' object has no attribute 'b'")
# expect: ['a', 'c'] [0, 2] ['a', 'b', 'c']
# expect: ('b', 'again') True ('Record', "'Record' object has no attribute 'b'")
# expect: ['a', 'c', 'd', 'e'] [7, 8] ['a', 'b', 'c']
# expect: ('b', 'again') True ('Record', "'Record' object has no attribute 'b'")
# expect: ['a', 'c', 'd', 'e'] [18, 19] ['a', 'b', 'c']
# expect: ('b', 'again') True ('Record', "'Record' object has no attribute 'b'")

viewed = Record("a", "b", "c")
view = viewed.__dict__
drop(viewed)
print(view, attempt(viewed))  # expect: {'a': 0, 'c': 2} ('Record', "'Record' object has no attribute 'b'")

fixed = [Fixed() for _ in range(30)]
for each in fixed:
    each.a, each.b, each.c = 1, 2, 3
for each in fixed:
    drop(each)
print(attempt(fixed[0]), fixed[0].a, fixed[0].c, hasattr(fixed[0], "b"))  # expect: ('Fixed', 'b') 1 3 False

# The class gets a say.
records = [Record("a", "b") for _ in range(6)]
drop(records[0])
Record.b = 5
drop(records[1])
print(records[1].b, attempt(records[1]))  # expect: 5 ('Record', "'Record' object has no attribute 'b'")
Record.b = property(lambda self: 1)
print(attempt(records[2]))  # expect: ('Record', "property '<lambda>' of 'Record' object has no deleter")
del Record.b
Record.__delattr__ = lambda self, name: print("asked for", name)
drop(records[3])  # expect: asked for b
del Record.__delattr__
drop(records[3])
print(vars(records[3]))  # expect: {'a': 0}


class Ended:
    def __del__(self):
        print("ended")


for _ in range(3):
    record = Record("a")
    record.b = Ended()
    drop(record)
    gc.collect()
# expect: ended
# expect: ended
# expect: ended

# What an exception holds ends with it.
try:
    raise ValueError("x")
except ValueError as error:
    error.extra = Ended()
# expect: ended
gc.collect()
print("done")  # expect: done

# Each slot, whatever it and those that move down hold.
class Held:
    def __del__(self):
        ended.append(self.number)


def held(number):
    made = Held()
    made.number = number
    return made


def drop_one(record, name):
    if name == "a":
        del record.a
    elif name == "b":
        del record.b
    else:
        del record.c


class Trio:
    def __init__(self, a, b, c):
        self.a, self.b, self.c = a, b, c


for name in "abc" * 8:
    trio = Trio((), {}, 1.5)
    drop_one(trio, name)
    assert list(vars(trio)) == [other for other in "abc" if other != name]
    assert list(vars(trio).values()) == [value for other, value in (("a", ()), ("b", {}), ("c", 1.5)) if other != name]
for name in "abc":
    for value in (lambda number: (held(number),), lambda number: {1: held(number)}, lambda number: [held(number)], held):
        trio = Trio(value(1), value(2), value(3))
        ended = []
        drop_one(trio, name)
        gc.collect()
        first = list(ended)
        del trio
        gc.collect()
        print(name, first, sorted(ended))
# expect: a [1] [1, 2, 3]
# expect: a [1] [1, 2, 3]
# expect: a [1] [1, 2, 3]
# expect: a [1] [1, 2, 3]
# expect: b [2] [1, 2, 3]
# expect: b [2] [1, 2, 3]
# expect: b [2] [1, 2, 3]
# expect: b [2] [1, 2, 3]
# expect: c [3] [1, 2, 3]
# expect: c [3] [1, 2, 3]
# expect: c [3] [1, 2, 3]
# expect: c [3] [1, 2, 3]

watched = Trio(1, 2, 3)
pair = watched.__dict__
for round in range(10):
    drop_one(watched, "a")
    watched.a = round
    drop_one(watched, "b")
    pair["b"] = round
print(pair, watched.a, watched.b)  # expect: {'c': 3, 'a': 9, 'b': 9} 9 9
