# {**d, key: value}: order, values, what is compared with what, and errors, whatever the keys are.
import sys

log = []


def said(value):
    log.append(value)
    return value


class Key:
    def __init__(self, name, hash_of):
        self.name = name
        self.hash_of = hash_of

    def __hash__(self):
        log.append(f"hash {self.name}")
        return hash(self.hash_of)

    def __eq__(self, other):
        log.append(f"{self.name} == {other!r}")
        return self.hash_of == (other.hash_of if isinstance(other, Key) else other)

    def __repr__(self):
        return f"Key({self.name})"


class Bad(Key):
    def __eq__(self, other):
        raise ValueError(f"{self.name} is compared")

    __hash__ = Key.__hash__


class Sub(str):
    def __eq__(self, other):
        log.append(f"Sub == {other!r}")
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def one(source, key, value):
    return {**source, key: value}


def several(source, a, b, c):
    return {**source, a: 1, b: 2, c: 3}


def behind(source, key, value):
    return {"first": 0, **source, key: value, **source, "last": 9}


computed = "".join(["a", "a"])
for _ in range(60):
    source = {"aa": 1, "bb": 2}
    assert one(source, "cc", 3) == {"aa": 1, "bb": 2, "cc": 3} and one(source, computed, 3) == {"aa": 3, "bb": 2} and source == {"aa": 1, "bb": 2}
    assert several({}, "x", "y", "x") == {"x": 3, "y": 2} and len(behind(source, "k", 1)) == 5

print(one({}, "k", 1), one({"k": 0}, "k", 1), list(one({"k": 0, "j": 2}, computed, 1).items()), list(one({"b": 1, "aa": 2}, computed, 3).items()))
# expect: {'k': 1} {'k': 1} [('k', 0), ('j', 2), ('aa', 1)] [('b', 1), ('aa', 3)]
print([key is computed for key in one({"aa": 1}, computed, 2)])  # expect: [False]
print(several({"y": 0}, "x", "y", "z"), behind({"k": 1}, "k", 2), behind({}, "first", 3))
# expect: {'y': 2, 'x': 1, 'z': 3} {'first': 0, 'k': 1, 'last': 9} {'first': 3, 'last': 9}
for size in range(9):
    source = {f"n{i}": i for i in range(size)}
    got = several(source, "a", "n2", "b")
    print(size, list(got), len(source))
    assert one(got, 5, 6)[5] == 6 and one({**got, 1: 2}, "z", 0)["z"] == 0
# expect: 0 ['a', 'n2', 'b'] 0
# expect: 1 ['n0', 'a', 'n2', 'b'] 1
# expect: 2 ['n0', 'n1', 'a', 'n2', 'b'] 2
# expect: 3 ['n0', 'n1', 'n2', 'a', 'b'] 3
# expect: 4 ['n0', 'n1', 'n2', 'n3', 'a', 'b'] 4
# expect: 5 ['n0', 'n1', 'n2', 'n3', 'n4', 'a', 'b'] 5
# expect: 6 ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'a', 'b'] 6
# expect: 7 ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'a', 'b'] 7
# expect: 8 ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'a', 'b'] 8

# Keys whose comparisons can be seen: with what is there, and never more.
for source, key in [({Key("p", "q"): 1}, "q"), ({"q": 1}, Key("p", "q")), ({Key("p", 1): 1, "q": 2}, "q"), ({Sub("q"): 1}, "q"), ({"q": 1}, Sub("q")), ({1: 1, 2: 2}, 1.0)]:
    log.clear()
    print(one(source, key, 5), log)
# expect: {Key(p): 5} ["p == 'q'"]
# expect: {'q': 5} ['hash p', "p == 'q'"]
# expect: {Key(p): 1, 'q': 5} []
# expect: {'q': 5} ["Sub == 'q'"]
# expect: {'q': 5} ["Sub == 'q'"]
# expect: {1: 5, 2: 2} []

for source, key in [({Bad("p", "q"): 1}, "q"), ({"q": 1}, Bad("p", "q")), ({}, []), ({"k": 1}, {})]:
    try:
        one(source, key, 5)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error, error.__traceback__.tb_next.tb_lineno)
# expect: ValueError p is compared 45
# expect: ValueError p is compared 45
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list') 45
# expect: TypeError cannot use 'dict' as a dict key (unhashable type: 'dict') 45


class Mapping:
    def keys(self):
        log.append("keys")
        return ["m"]

    def __getitem__(self, key):
        log.append(f"get {key}")
        return 7


log.clear()
print(one(Mapping(), "k", said(1)), behind(Mapping(), said("m"), said(2)), log)
# expect: {'m': 7, 'k': 1} {'first': 0, 'm': 7, 'last': 9} [1, 'keys', 'get m', 'm', 2, 'keys', 'get m', 'keys', 'get m']
try:
    one(5, "k", 1)
except TypeError as error:
    print(error)
# expect: 'int' object is not a mapping

log.clear()
print({**said({"a": 1}), said("b"): said(2), **said({"c": 3}), said("a"): said(4)}, log)  # expect: {'a': 4, 'b': 2, 'c': 3} [{'a': 1}, 'b', 2, {'c': 3}, 'a', 4]


# Watched, line by line.
def lines(source):
    return {
        **source,
        "k":
            1,
        **source,
    }


for _ in range(60):
    lines({"a": 1})
seen = []
sys.settrace(lambda frame, event, argument: seen.append((event, frame.f_lineno - frame.f_code.co_firstlineno)) or (lambda *more: seen.append((more[1], more[0].f_lineno - more[0].f_code.co_firstlineno))))
lines({"k": 1, "z": 2})
sys.settrace(None)
print(seen)  # expect: [('call', 0), ('line', 1), ('line', 2), ('line', 1), ('line', 3), ('line', 4), ('line', 1), ('line', 5), ('line', 1), ('return', 1)]
