# Keys of plain classes, whose comparisons nobody sees, are sorted as a comparison of any two tells, and equal ones stay in their order.
import functools
import random


def compare(left, right):
    return (left > right) - (left < right)


def check(name, make):
    chooser = random.Random(name)
    for count in 2, 5, 6, 7, 12, 13, 25, 100, 700:
        keys = [make(chooser) for _ in range(count)]
        for reverse in False, True:
            plain = sorted(keys, reverse=reverse)
            compared = sorted(keys, key=functools.cmp_to_key(compare), reverse=reverse)
            if [id(key) for key in plain] != [id(key) for key in compared]:
                print(name, count, reverse, "differ")
            places = sorted(range(count), key=keys.__getitem__, reverse=reverse)
            compared = sorted(range(count), key=lambda place: functools.cmp_to_key(compare)(keys[place]), reverse=reverse)
            if places != compared:
                print(name, count, reverse, "differ by places")


check("ints", lambda chooser: chooser.randrange(-10**6, 10**6))
check("few ints", lambda chooser: chooser.randrange(1000, 1005))
check("large ints", lambda chooser: chooser.choice([2**63 - 1, -2**63, 0, -1, 1, 5 * 10**18]))
check("larger ints", lambda chooser: chooser.choice([2**63, -2**64, 0, -1, 1]))
check("floats", lambda chooser: chooser.choice([0.0, -0.0, 1.5, -1.5, float("inf"), -float("inf"), 5e-324, -5e-324]))
check("mixed", lambda chooser: chooser.choice([0, 0.0, True, 1, 2.5]))
check("names", lambda chooser: "name" + str(chooser.randrange(10**5)))
check("short", lambda chooser: "n" * chooser.randrange(20) + "\0" * chooser.randrange(3))
check("wide", lambda chooser: chooser.choice("aé\u0100\uffff\ud800xyz") * chooser.randrange(12))
check("wider", lambda chooser: chooser.choice("aé\u0100\uffff\U0001f600\ud800xyz") * chooser.randrange(12))
check("pairs", lambda chooser: (chooser.randrange(20), -chooser.randrange(1000)))
check("rows", lambda chooser: (chooser.randrange(20), str(chooser.randrange(5)), chooser.choice([0.0, -0.0, 1.5])))
check("named rows", lambda chooser: (str(chooser.randrange(20)), chooser.randrange(3)))
check("lengths", lambda chooser: (chooser.randrange(3),) * chooser.randrange(3))
check("nested", lambda chooser: (chooser.randrange(3), (chooser.randrange(3),)))
check("mixed rows", lambda chooser: (chooser.randrange(3), chooser.choice([1, True, 2.0])))

nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0, nan, 0.5, -1.0]))  # expect: [-1.0, 3.0, nan, 1.0, 2.0, nan, 0.5]
print(sorted([(1, 3.0), (1, nan), (1, 1.0), (0, nan), (1, 2.0), (0, nan), (1, -1.0)]))
# expect: [(0, nan), (0, nan), (1, 3.0), (1, nan), (1, -1.0), (1, 1.0), (1, 2.0)]
try:
    sorted([(1, "a"), (0, 2), (2, 3), (2, 4), (0, "b"), (1, 3), (1, 1)])
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'str' and 'int'

seen = []


class Seen(int):
    def __lt__(self, other):
        seen.append((int(self), int(other)))
        return int(self) < int(other)

    def __eq__(self, other):
        seen.append("=")
        return int(self) == int(other)

    __hash__ = int.__hash__


print(sorted((number * 7 % 3, Seen(number * 5 % 4)) for number in range(8)))  # expect: [(0, 0), (0, 2), (0, 3), (1, 0), (1, 1), (1, 3), (2, 1), (2, 2)]
print(seen)  # expect: ['=', (3, 0), '=', (0, 1), '=', (1, 2), '=', (2, 3), '=', (2, 0), '=', (3, 0), '=', (3, 1)]
