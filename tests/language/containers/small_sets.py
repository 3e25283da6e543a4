# Sets that fill, shrink and fill again, with equal hashes and items that are the same but unequal.
class Odd:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 4

    def __eq__(self, other):
        return isinstance(other, Odd) and self.value == other.value

    def __repr__(self):
        return f"Odd({self.value})"


def fill(items):
    result = set()
    for item in items:
        result.add(item)
    return result


print(fill([]), fill([0]), fill(range(5)), fill([8, 0, 16, 8, 24]), {item * 7 % 64 for item in range(20)})
# expect: set() {0} {0, 1, 2, 3, 4} {8, 0, 16, 24} {0, 5, 6, 7, 13, 14, 20, 21, 27, 28, 34, 35, 41, 42, 48, 49, 55, 56, 62, 63}
print(fill(map(Odd, [1, 5, 9, 1, 2, 6, 5])))  # expect: {Odd(1), Odd(2), Odd(6), Odd(5), Odd(9)}
nan = float("nan")
print(fill([nan, nan, float("nan")]), len({nan, nan, 1, 1.0, True}))  # expect: {nan, nan} 2
numbers = fill(range(8))
for item in (3, 0, 7):
    numbers.discard(item)
for item in (11, 3, 8, 16, 0):
    numbers.add(item)
print(numbers, 11 in numbers, 7 in numbers, 2**61 - 1 + 3 in numbers)  # expect: {1, 2, 0, 4, 5, 6, 3, 8, 11, 16} True False False
print({2**61 - 1, 0}, {2**61 + 1, 2}, fill([2**61, 1, 2**61]))  # expect: {2305843009213693951, 0} {2305843009213693953, 2} {2305843009213693952, 1}


class Changing:
    def __init__(self):
        self.number = 0

    def __hash__(self):
        self.number += 1
        return self.number


changing = Changing()
print(len(fill([changing, changing, changing])))  # expect: 3
for bad in [], {}, {1}:
    try:
        fill([1, bad])
    except TypeError as error:
        print(error)
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: cannot use 'set' as a set element (unhashable type: 'set')
