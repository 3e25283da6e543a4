# sum() of lists and tuples: whole-int sequences, and what among the items, or in the start, takes the general way.
class Loud(int):
    def __radd__(self, other):
        return ("radd", other, int(self))

    def __add__(self, other):
        return ("add", int(self), other)


class Items(list):
    def __iter__(self):
        return iter([10, 20])


class Pair(tuple):
    def __iter__(self):
        return iter([7, 8])


print(sum([]), sum(()), sum([True, False, True]), type(sum([True])), sum([1, True, 2], 5), sum((3, 4), start=-7))  # expect: 0 0 2 <class 'int'> 9 0
print(sum([2**63 - 1, 1]), sum([-(2**63), -1]), sum([2**62, 2**62, -(2**63)]), sum([2**100, 1]), sum([1], 2**100), sum([2**63 - 1, 1, -5, 2.5]))
# expect: 9223372036854775808 -9223372036854775809 0 1267650600228229401496703205377 1267650600228229401496703205377 9.223372036854776e+18
print(sum([1, 2], True), type(sum([], True)), sum([], 1.5), sum([1, 2], 1.5), sum([1, 2.5, 3]), sum([0.1] * 10), sum([1, 2j]))
# expect: 4 <class 'bool'> 1.5 4.5 6.5 1.0 (1+2j)
print(sum([Loud(3)]), sum([1, 2, Loud(4)]))  # expect: ('radd', 0, 3) ('radd', 3, 4)
try:
    print(sum([Loud(1), 2]))
except TypeError as error:
    print(error)
# expect: can only concatenate tuple (not "int") to tuple
print(sum(Items([1, 2])), sum(Pair((1, 2))), sum([[1], [2]], []), sum([(1,), (2,)], ()))  # expect: 30 15 [1, 2] (1, 2)
for start in "", b"", bytearray():
    for items in [], [1]:
        try:
            sum(items, start)
        except TypeError as error:
            print(error)
# expect: sum() can't sum strings [use ''.join(seq) instead]
# expect: sum() can't sum strings [use ''.join(seq) instead]
# expect: sum() can't sum bytes [use b''.join(seq) instead]
# expect: sum() can't sum bytes [use b''.join(seq) instead]
# expect: sum() can't sum bytearray [use b''.join(seq) instead]
# expect: sum() can't sum bytearray [use b''.join(seq) instead]
try:
    sum([1, 2, "x"])
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +: 'int' and 'str'
data = bytearray(b"\x01\x02\x03")
print(sum(data), sum(b"\xff\x01", 4))  # expect: 6 260
found = []
for item in data:
    found.append(item)
    if len(found) < 6:
        data.append(item + 10)
print(found)  # expect: [1, 2, 3, 11, 12, 13, 21, 22]
seen = iter(data)
print(list(seen), data.append(9), list(seen))  # expect: [1, 2, 3, 11, 12, 13, 21, 22] None []
limits = iter(enumerate("abcd", 2**63 - 3))
for index, letter in limits:
    print(index, letter)
# expect: 9223372036854775805 a
# expect: 9223372036854775806 b
# expect: 9223372036854775807 c
# expect: 9223372036854775808 d
