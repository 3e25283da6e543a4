"""The list of a comprehension may grow as its iterator says; what that iterator gives in the end may be more or less."""
import itertools
import sys


class Odd:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))

    def __length_hint__(self):
        raise AssertionError("nobody asks")


def growing(start, end):
    source = list(range(start))
    return [source.append(n) or n for n in source if len(source) < end]


def shrinking(n):
    source = list(range(n))
    return [source.pop() for _ in source]


def check(name, made, expected):
    print(name, len(made), made == expected, sys.getsizeof(made) >= sys.getsizeof([]) + 8 * len(made))


for round in range(3):
    for n in (0, 1, 7, 8, 9, 31, 33, 100, 1000, 40000):
        numbers = list(range(n))
        check('range', [x for x in range(n)], numbers)
        check('list', [x for x in numbers], numbers)
        check('tuple', [x for x in tuple(numbers)], numbers)
        check('enumerate', [i + x for i, x in enumerate(numbers)], [2 * x for x in numbers])
        check('zip', [a for a, b in zip(numbers, itertools.count())], numbers)
        check('short zip', [a for a, b in zip(range(10**6), numbers[:50])], numbers[:50])
        check('filtered', [x for x in numbers if x % 7 == 3], numbers[3::7])
        check('last', [x for x in numbers if x >= n - 20], numbers[-20:])
        check('first', [x for x in numbers if x < 20], numbers[:20])
        check('odd', [x for x in Odd(n)], numbers)
    check('nested', [a for a in range(3) for b in range(1000)], [0] * 1000 + [1] * 1000 + [2] * 1000)
    check('nested lists', [[b for b in range(a)] for a in range(40)], [list(range(a)) for a in range(40)])
    check('none', [x for x in zip()], [])
    print(len(growing(10, 3000)), growing(10, 3000)[-1], len(shrinking(100)), shrinking(9))
    huge = []
    for x in [y for y in itertools.islice(range(2**62), 100)]:
        huge.append(x)
    print(len(huge))
    try:
        [1 // (50 - x) for x in range(2**63 - 1)]
    except ZeroDivisionError as e:
        print(e)

    # Pairs of pairs: a long chain of enumerations is not followed.
    chain = range(20)
    for _ in range(100):
        chain = enumerate(chain)
    print(len([x for x in chain]))
    result = [*range(10), *[x for x in range(30)], 5]
    print(len(result), max(*[x for x in range(30)], *result, 7))
# expect: range 0 True True
# expect: list 0 True True
# expect: tuple 0 True True
# expect: enumerate 0 True True
# expect: zip 0 True True
# expect: short zip 0 True True
# expect: filtered 0 True True
# expect: last 0 True True
# expect: first 0 True True
# expect: odd 0 True True
# expect: range 1 True True
# expect: list 1 True True
# expect: tuple 1 True True
# expect: enumerate 1 True True
# expect: zip 1 True True
# expect: short zip 1 True True
# expect: filtered 0 True True
# expect: last 1 True True
# expect: first 1 True True
# expect: odd 1 True True
# expect: range 7 True True
# expect: list 7 True True
# expect: tuple 7 True True
# expect: enumerate 7 True True
# expect: zip 7 True True
# expect: short zip 7 True True
# expect: filtered 1 True True
# expect: last 7 True True
# expect: first 7 True True
# expect: odd 7 True True
# expect: range 8 True True
# expect: list 8 True True
# expect: tuple 8 True True
# expect: enumerate 8 True True
# expect: zip 8 True True
# expect: short zip 8 True True
# expect: filtered 1 True True
# expect: last 8 True True
# expect: first 8 True True
# expect: odd 8 True True
# expect: range 9 True True
# expect: list 9 True True
# expect: tuple 9 True True
# expect: enumerate 9 True True
# expect: zip 9 True True
# expect: short zip 9 True True
# expect: filtered 1 True True
# expect: last 9 True True
# expect: first 9 True True
# expect: odd 9 True True
# expect: range 31 True True
# expect: list 31 True True
# expect: tuple 31 True True
# expect: enumerate 31 True True
# expect: zip 31 True True
# expect: short zip 31 True True
# expect: filtered 4 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 31 True True
# expect: range 33 True True
# expect: list 33 True True
# expect: tuple 33 True True
# expect: enumerate 33 True True
# expect: zip 33 True True
# expect: short zip 33 True True
# expect: filtered 5 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 33 True True
# expect: range 100 True True
# expect: list 100 True True
# expect: tuple 100 True True
# expect: enumerate 100 True True
# expect: zip 100 True True
# expect: short zip 50 True True
# expect: filtered 14 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 100 True True
# expect: range 1000 True True
# expect: list 1000 True True
# expect: tuple 1000 True True
# expect: enumerate 1000 True True
# expect: zip 1000 True True
# expect: short zip 50 True True
# expect: filtered 143 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 1000 True True
# expect: range 40000 True True
# expect: list 40000 True True
# expect: tuple 40000 True True
# expect: enumerate 40000 True True
# expect: zip 40000 True True
# expect: short zip 50 True True
# expect: filtered 5714 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 40000 True True
# expect: nested 3000 True True
# expect: nested lists 40 True True
# expect: none 0 True True
# expect: 2990 9 50 [8, 7, 6, 5, 4]
# expect: 100
# expect: division by zero
# expect: 20
# expect: 41 29
# expect: range 0 True True
# expect: list 0 True True
# expect: tuple 0 True True
# expect: enumerate 0 True True
# expect: zip 0 True True
# expect: short zip 0 True True
# expect: filtered 0 True True
# expect: last 0 True True
# expect: first 0 True True
# expect: odd 0 True True
# expect: range 1 True True
# expect: list 1 True True
# expect: tuple 1 True True
# expect: enumerate 1 True True
# expect: zip 1 True True
# expect: short zip 1 True True
# expect: filtered 0 True True
# expect: last 1 True True
# expect: first 1 True True
# expect: odd 1 True True
# expect: range 7 True True
# expect: list 7 True True
# expect: tuple 7 True True
# expect: enumerate 7 True True
# expect: zip 7 True True
# expect: short zip 7 True True
# expect: filtered 1 True True
# expect: last 7 True True
# expect: first 7 True True
# expect: odd 7 True True
# expect: range 8 True True
# expect: list 8 True True
# expect: tuple 8 True True
# expect: enumerate 8 True True
# expect: zip 8 True True
# expect: short zip 8 True True
# expect: filtered 1 True True
# expect: last 8 True True
# expect: first 8 True True
# expect: odd 8 True True
# expect: range 9 True True
# expect: list 9 True True
# expect: tuple 9 True True
# expect: enumerate 9 True True
# expect: zip 9 True True
# expect: short zip 9 True True
# expect: filtered 1 True True
# expect: last 9 True True
# expect: first 9 True True
# expect: odd 9 True True
# expect: range 31 True True
# expect: list 31 True True
# expect: tuple 31 True True
# expect: enumerate 31 True True
# expect: zip 31 True True
# expect: short zip 31 True True
# expect: filtered 4 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 31 True True
# expect: range 33 True True
# expect: list 33 True True
# expect: tuple 33 True True
# expect: enumerate 33 True True
# expect: zip 33 True True
# expect: short zip 33 True True
# expect: filtered 5 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 33 True True
# expect: range 100 True True
# expect: list 100 True True
# expect: tuple 100 True True
# expect: enumerate 100 True True
# expect: zip 100 True True
# expect: short zip 50 True True
# expect: filtered 14 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 100 True True
# expect: range 1000 True True
# expect: list 1000 True True
# expect: tuple 1000 True True
# expect: enumerate 1000 True True
# expect: zip 1000 True True
# expect: short zip 50 True True
# expect: filtered 143 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 1000 True True
# expect: range 40000 True True
# expect: list 40000 True True
# expect: tuple 40000 True True
# expect: enumerate 40000 True True
# expect: zip 40000 True True
# expect: short zip 50 True True
# expect: filtered 5714 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 40000 True True
# expect: nested 3000 True True
# expect: nested lists 40 True True
# expect: none 0 True True
# expect: 2990 9 50 [8, 7, 6, 5, 4]
# expect: 100
# expect: division by zero
# expect: 20
# expect: 41 29
# expect: range 0 True True
# expect: list 0 True True
# expect: tuple 0 True True
# expect: enumerate 0 True True
# expect: zip 0 True True
# expect: short zip 0 True True
# expect: filtered 0 True True
# expect: last 0 True True
# expect: first 0 True True
# expect: odd 0 True True
# expect: range 1 True True
# expect: list 1 True True
# expect: tuple 1 True True
# expect: enumerate 1 True True
# expect: zip 1 True True
# expect: short zip 1 True True
# expect: filtered 0 True True
# expect: last 1 True True
# expect: first 1 True True
# expect: odd 1 True True
# expect: range 7 True True
# expect: list 7 True True
# expect: tuple 7 True True
# expect: enumerate 7 True True
# expect: zip 7 True True
# expect: short zip 7 True True
# expect: filtered 1 True True
# expect: last 7 True True
# expect: first 7 True True
# expect: odd 7 True True
# expect: range 8 True True
# expect: list 8 True True
# expect: tuple 8 True True
# expect: enumerate 8 True True
# expect: zip 8 True True
# expect: short zip 8 True True
# expect: filtered 1 True True
# expect: last 8 True True
# expect: first 8 True True
# expect: odd 8 True True
# expect: range 9 True True
# expect: list 9 True True
# expect: tuple 9 True True
# expect: enumerate 9 True True
# expect: zip 9 True True
# expect: short zip 9 True True
# expect: filtered 1 True True
# expect: last 9 True True
# expect: first 9 True True
# expect: odd 9 True True
# expect: range 31 True True
# expect: list 31 True True
# expect: tuple 31 True True
# expect: enumerate 31 True True
# expect: zip 31 True True
# expect: short zip 31 True True
# expect: filtered 4 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 31 True True
# expect: range 33 True True
# expect: list 33 True True
# expect: tuple 33 True True
# expect: enumerate 33 True True
# expect: zip 33 True True
# expect: short zip 33 True True
# expect: filtered 5 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 33 True True
# expect: range 100 True True
# expect: list 100 True True
# expect: tuple 100 True True
# expect: enumerate 100 True True
# expect: zip 100 True True
# expect: short zip 50 True True
# expect: filtered 14 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 100 True True
# expect: range 1000 True True
# expect: list 1000 True True
# expect: tuple 1000 True True
# expect: enumerate 1000 True True
# expect: zip 1000 True True
# expect: short zip 50 True True
# expect: filtered 143 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 1000 True True
# expect: range 40000 True True
# expect: list 40000 True True
# expect: tuple 40000 True True
# expect: enumerate 40000 True True
# expect: zip 40000 True True
# expect: short zip 50 True True
# expect: filtered 5714 True True
# expect: last 20 True True
# expect: first 20 True True
# expect: odd 40000 True True
# expect: nested 3000 True True
# expect: nested lists 40 True True
# expect: none 0 True True
# expect: 2990 9 50 [8, 7, 6, 5, 4]
# expect: 100
# expect: division by zero
# expect: 20
# expect: 41 29
