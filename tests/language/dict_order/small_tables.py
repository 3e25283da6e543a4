"""Small dicts: keys of equal hashes, removal, growth past the smallest table, keys whose comparison changes the dict."""
import sys


class Key:
    def __init__(self, name, hash_value=1, action=None):
        self.name, self.hash_value, self.action = name, hash_value, action

    def __hash__(self):
        return self.hash_value

    def __eq__(self, other):
        seen.append(self.name + "=" + getattr(other, "name", repr(other)))
        if self.action:
            action, self.action = self.action, None
            action()
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


def asks(table, key):
    seen.clear()
    return table.get(key), seen


seen = []
table = {Key("a"): 1, Key("b"): 2, Key("c"): 3}
print(asks(table, Key("c")))  # expect: (3, ['a=c', 'b=c', 'c=c'])
print(asks(table, Key("d")))  # expect: (None, ['a=d', 'b=d', 'c=d'])
del table[Key("b")]
print(asks(table, Key("c")))  # expect: (3, ['a=c', 'c=c'])
table[Key("b")] = 4
print(table, asks(table, Key("b")))  # expect: {a: 1, c: 3, b: 4} (4, ['a=b', 'b=b'])

# Removed places have a hash of 0, and so has 0.
numbers = {1: "one", 0: "none"}
del numbers[1]
print(numbers.get(0), numbers.get(False), numbers.get(""), 0.0 in numbers)  # expect: none none None True
del numbers[0]
print(0 in numbers, numbers, len(numbers))  # expect: False {} 0
numbers[0] = 1
print(numbers)  # expect: {0: 1}

# A comparison that takes the key itself away, enters others, or empties the dict.
first = Key("first")
changing = {first: 1, Key("second"): 2}
first.action = lambda: changing.pop(first)
print(asks(changing, Key("second")), changing)  # expect: (2, ['first=second', 'second=second']) {second: 2}
first = Key("first")
changing = {first: 1, Key("second"): 2}
first.action = lambda: changing.update({7: 7})
print(asks(changing, Key("second")), changing)  # expect: (2, ['first=second', 'second=second']) {first: 1, second: 2, 7: 7}
first = Key("first")
changing = {first: 1, Key("second"): 2}
first.action = lambda: changing.update(dict.fromkeys(range(10, 20)))
print(asks(changing, Key("second")), len(changing))  # expect: (2, ['first=second', 'first=second', 'second=second']) 12
first = Key("first")
changing = {first: 1, Key("second"): 2}
first.action = changing.clear
print(asks(changing, Key("second")), changing)  # expect: (None, ['first=second']) {}

# From one entry to more than the smallest table holds, and what each takes.
grown = {}
sizes = [sys.getsizeof(grown)]
for number in range(12):
    grown["key%d" % number] = number
    sizes.append(sys.getsizeof(grown))
    assert [grown["key%d" % known] for known in range(number + 1)] == list(range(number + 1))
    assert "key99" not in grown
print(sizes)  # expect: [64, 184, 184, 184, 184, 184, 272, 272, 272, 272, 272, 464, 464]
for number in range(0, 12, 2):
    del grown["key%d" % number]
print(list(grown), grown.get("key4"), grown.get("key5"))  # expect: ['key1', 'key3', 'key5', 'key7', 'key9', 'key11'] None 5

# Taken from either end, and filled again and again.
turning = {}
for number in range(50):
    turning[number] = number
    if len(turning) > 3:
        del turning[next(iter(turning))]
print(turning, list(reversed(turning)))  # expect: {47: 47, 48: 48, 49: 49} [49, 48, 47]
while turning:
    turning.popitem()
    turning[-1] = 0
    del turning[-1]
print(turning)  # expect: {}
copied = {1: 2, 3: 4}
other = dict(copied)
other[5] = 6
print(copied, other, copied | other, {**copied, 7: 8})  # expect: {1: 2, 3: 4} {1: 2, 3: 4, 5: 6} {1: 2, 3: 4, 5: 6} {1: 2, 3: 4, 7: 8}

from collections import OrderedDict
ordered = OrderedDict.fromkeys("abc")
ordered.move_to_end("a")
ordered.move_to_end("c", last=False)
ordered["d"] = 1
print(list(ordered), "b" in ordered, "e" in ordered, ordered["d"])  # expect: ['c', 'b', 'a', 'd'] True False 1
