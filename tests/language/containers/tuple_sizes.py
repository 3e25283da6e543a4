"""Tuples of every length around where their storage changes: items, slices, hashes, order, references, subclasses, arguments."""
import gc
import sys
from collections import namedtuple
from itertools import combinations, permutations, product

Two = namedtuple("Two", "x y")
Five = namedtuple("Five", "a b c d e")


class Own(tuple):
    pass


def collect(*args):
    return args


items = [[number] for number in range(6)]
for count in range(6):
    part = items[:count]
    made = tuple(part)
    for other in (collect(*part), (*part,), tuple(iter(part)), Own(part)[:], tuple(list(zip(*[part]))[i][0] for i in range(count))):
        assert other == made and len(other) == count and list(other) == part and not other < made
    assert all(made[i] is items[i] and made[-1 - i] is items[count - 1 - i] for i in range(count))
    assert made[:] is made and made + () is made and () + made is made and made * 1 is made
    assert list(made + made) == part * 2 and list(made * 3) == part * 3 and list(made[::-1]) == part[::-1]
    assert sorted(map(id, gc.get_referents(made))) == sorted(map(id, part))
    assert sorted(map(id, (item for item in gc.get_referents(Own(part)) if item is not Own))) == sorted(map(id, part))
    numbers = tuple(range(count))
    assert hash(numbers) == hash(tuple(range(count))) and {numbers: 1}[tuple(range(count))] == 1
    assert [numbers < other for other in ((0,), (0, 1, 2), (0, 1, 3), (9,), ())] == [list(numbers) < list(other) for other in ((0,), (0, 1, 2), (0, 1, 3), (9,), ())]
    print(count, hash(numbers), sys.getsizeof(made), sys.getsizeof(Own(part)), made, made.count([0]), repr(Own(part)))
# expect: 0 5740354900026072187 48 64 () 0 ()
# expect: 1 -8753497827991233192 56 72 ([0],) 1 ([0],)
# expect: 2 -1950498447580522560 64 80 ([0], [1]) 1 ([0], [1])
# expect: 3 2187946392326065592 72 88 ([0], [1], [2]) 1 ([0], [1], [2])
# expect: 4 -8281178343658874797 80 96 ([0], [1], [2], [3]) 1 ([0], [1], [2], [3])
# expect: 5 891674017800185211 88 104 ([0], [1], [2], [3], [4]) 1 ([0], [1], [2], [3], [4])
for first, second in [(1, 2), Two(3, 4)]:
    print(first, second)
# expect: 1 2
# expect: 3 4
a, b, c = (1, 2, 3)
d, e, f, g = (1, 2, 3, 4)
h, *i = Five(1, 2, 3, 4, 5)
print(a, b, c, d, e, f, g, h, i, Two(1, 2)._replace(y=3), Five(*range(5))[1:3])  # expect: 1 2 3 1 2 3 4 1 [2, 3, 4, 5] Two(x=1, y=3) (1, 2)
print(list(zip("ab", "cd")), list(zip("ab", "cd", "ef")), list(zip("ab", "cd", "ef", "gh")), list(enumerate("ab")), list({1: 2}.items()))
# expect: [('a', 'c'), ('b', 'd')] [('a', 'c', 'e'), ('b', 'd', 'f')] [('a', 'c', 'e', 'g'), ('b', 'd', 'f', 'h')] [(0, 'a'), (1, 'b')] [(1, 2)]
print(list(product("ab", repeat=2))[:3], list(product("a", repeat=4)), list(combinations("abc", 2)), list(permutations("abcd", 4))[:2])
# expect: [('a', 'a'), ('a', 'b'), ('b', 'a')] [('a', 'a', 'a', 'a')] [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'b', 'c', 'd'), ('a', 'b', 'd', 'c')]
print(list(zip([1, 2], [3], strict=False)))  # expect: [(1, 3)]
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as error:
    print(error)
# expect: zip() argument 2 is shorter than argument 1
