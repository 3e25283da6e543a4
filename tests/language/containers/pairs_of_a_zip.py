"""Dicts made of a zip, sets asked for texts, bytearrays appended to: the short ways and what must not take them."""


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}"


class Reversed(zip):
    def __next__(self):
        return super().__next__()[::-1]


def failing(*items):
    yield from items
    raise KeyError("spent")


print(dict(zip("abc", [1, 2, 3])), dict(zip("abc", [1])), dict(zip((), [1])), dict(zip("aba", [1, 2, 3])))
# expect: {'a': 1, 'b': 2, 'c': 3} {'a': 1} {} {'a': 3, 'b': 2}
print(dict(zip(["x"], [1]), x=2, y=3), attempt(dict, zip("ab", [1], strict=True)), attempt(dict, zip("ab")), attempt(dict, zip("ab", "cd", "ef")))
# expect: {'x': 2, 'y': 3} ValueError: zip() argument 2 is shorter than argument 1  ValueError: dictionary update sequence element #0 has length 1; 2 is required  ValueError: dictionary update sequence element #0 has length 3; 2 is required
print(dict(Reversed("abc", [1, 2, 3])), attempt(dict, zip([[]], [1])), attempt(dict, zip(failing("a"), [1, 2])), attempt(dict, zip([1, 2], failing("a"))))
# expect: {1: 'a', 2: 'b', 3: 'c'} TypeError: cannot use 'list' as a dict key (unhashable type: 'list')  KeyError: 'spent'  KeyError: 'spent'
left = iter("abc")
table = {}
print(attempt(table.update, zip(left, failing(1))), table, list(left))  # expect: KeyError: 'spent'  {'a': 1} ['c']


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("compares", self.name, other.name)
        table.clear()
        return False


table = {}
table.update(zip([Key("a"), Key("b"), Key("c")], [1, 2, 3]))
# expect: compares a b
# expect: compares b c
print([(key.name, value) for key, value in table.items()])  # expect: [('c', 3)]


class Text(str):
    def __eq__(self, other):
        print("asks", str(self), "and", str(other))
        return False

    __hash__ = str.__hash__


def has(values, item):
    return item in values


def put(values, item):
    values.add(item)
    return len(values)


names = {"one", "two", "".join(["thr", "ee"])}
for turn in range(40):
    has(names, "one"), has(names, "none"), put(names, "two")
print(has(names, "on" + "e"[:1]), has(names, "THREE".lower()), has(names, Text("one")), has({Text("one")}, "one"), has(frozenset(names), "".join("two")))
# expect: asks one and one
# expect: asks one and one
# expect: True True False False True
print(put(names, "THREE".lower()), put(names, Text("two")), len(names), attempt(has, names, []), attempt(has, {frozenset([1])}, {1}), attempt(put, names, {1}))
# expect: asks two and two
# expect: 3 4 4 TypeError: cannot use 'list' as a set element (unhashable type: 'list')  True TypeError: cannot use 'set' as a set element (unhashable type: 'set')


def append(data, item):
    data.append(item)
    return len(data)


class Byte(int):
    def __index__(self):
        return 3


class Asked:
    def __index__(self):
        return 66


data = bytearray()
for turn in range(40):
    append(data, turn)
print(len(data), append(data, True), append(data, Byte(7)), append(data, Asked()), append(data, 255), data[-4:])
# expect: 40 41 42 43 44 bytearray(b'\x01\x07B\xff')
print(attempt(append, data, 256), attempt(append, data, -1), attempt(append, data, 2**70), attempt(append, data, "a"), attempt(append, data, 1.0))
# expect: ValueError: byte must be in range(0, 256)  ValueError: byte must be in range(0, 256)  ValueError: byte must be in range(0, 256)  TypeError: 'str' object cannot be interpreted as an integer  TypeError: 'float' object cannot be interpreted as an integer
with memoryview(data):
    print(attempt(append, data, 1))
# expect: BufferError: Existing exports of data: object cannot be re-sized
print(append(data, 1), append([], "x"))  # expect: 45 1


def count(value):
    return len(value)


for value in ([], "abc", (1,), {}, b"x") * 10:
    count(value)


class Sized(list):
    def __len__(self):
        return 77


class SizedText(str):
    def __len__(self):
        return 78


print([count(value) for value in ([1, 2], "abc", (1,), {1: 2}, b"x", Sized(), SizedText("a"), range(5))], attempt(count, 5))
# expect: [2, 3, 1, 1, 1, 77, 78, 5] TypeError: object of type 'int' has no len()
