"""Sets and dicts look ints and known objects up without calling anything; what Python code says of equality and order of the tables are as ever."""
import itertools

MERSENNE = 2**61 - 1


class Twin:
    """Has an int's hash and tells what it is compared with."""

    def __init__(self, value, equal=False, action=None):
        self.value, self.equal, self.action = value, equal, action

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        print('  ==', self.value, type(other).__name__)
        if self.action:
            action, self.action = self.action, None
            action()
        return self.equal


def show(f, *arguments):
    try:
        print(f.__name__, f(*arguments))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def twins():
    # Equal hashes: -1 and -2, 0 and the modulus; of equal value but another class: True, 1.0.
    numbers = [-1, -2, 0, MERSENNE, 2 * MERSENNE, 1, True, 1.0, 5000, 5000.0, 2**70, 2**70 + MERSENNE]
    s = set(numbers)
    d = {n: i for i, n in enumerate(numbers)}
    print(len(s), len(d), list(d.values()))
    for n in numbers + [-3, -MERSENNE, 1 - MERSENNE, -1 - MERSENNE, 3.5, 3 * MERSENNE, 4999 + 1]:
        print(n in s, n in d, d.get(n), n in {-1, 0, 3}, {-1: 'a', 0: 'b'}.get(n))


def compared():
    for size in (2, 20):
        numbers = range(1000, 1000 + size)
        print(Twin(1001) in set(numbers), Twin(1001) in dict.fromkeys(numbers))
        print(Twin(1001, True) in set(numbers), Twin(1001, True) in dict.fromkeys(numbers))
        s, d = set(numbers), dict.fromkeys(numbers)
        s.add(Twin(1001))
        d[Twin(1001)] = 1
        print(len(s), len(d), 1001 in s, 1001 in d, 1002 in s)
        s.discard(1001)
        del d[1001]
        print(len(s), len(d), 1001 in s, 1001 in d)


def changed():
    for size in (2, 20, 100):
        for kind in (set, dict.fromkeys):
            c = kind(range(size))
            key = Twin(1, False, c.clear)
            print(size, key in c, len(c))
            c = kind(range(size))
            key = Twin(1, False, lambda: [c.pop(1), c.update(kind(range(size, 9 * size)))])
            print(size, key in c, len(c))
    s = {1, 2}
    s.add(Twin(1, False, s.clear))
    print(len(s), len(set()), 1 in set(), Twin(1) in set(), [1 for _ in set()])
    d = {1: 2}
    d[Twin(1, False, d.clear)] = 3
    print(len(d), len({}), 1 in {})
    items = [Twin(3), 3]
    items[0].action = lambda: items.extend([7, 8])
    print(len(set(items)), len(items))
    items = [Twin(3), 3, 4, 5, 6]
    items[0].action = items.clear
    print(len(set(items)), items)


def iterated():
    s = {1, 2, 3}
    i = iter(s)
    print(next(i))
    s.add(9)
    show(next, i)
    s.discard(9)
    show(next, i)
    print(i.__length_hint__())
    for x in (s := {1, 2, 3}):
        s.discard(x)
        s.add(x)
    print(s)

    def growing():
        for x in s:
            s.add(x + 10)

    show(growing)


def hashes():
    show(hash, (1, 'a', -1, (2, 3)))
    show(hash, (1, [], 2))
    show(hash, ((1, {}), 2))
    show(set, [(1, 2), (1, [])])
    show({}.get, (1, []))
    show({(1, 2)}.__contains__, (1, {}))
    show({}.__setitem__, [], 1)
    show({1}.__contains__, {1})
    show({frozenset([1])}.__contains__, {1})
    key = (1, Twin(5))
    print(hash(key) == hash((1, 5)), key in {(1, 5)}, key in {(1, 5): 1}, (1, 5) in {key})

    deep = ()
    for _ in range(200):
        deep = (deep, 1)
    print(deep in {deep}, len({deep: 1}))


def orders():
    sizes = (0, 1, 2, 3, 4, 5, 7, 12, 19, 20, 50, 77)
    words = [f'{i * i * 7919}' for i in range(200)]
    numbers = [i * i * 7919 % 1009 for i in range(200)]
    total = 0
    for a, b in itertools.product(sizes, repeat=2):
        left, right = set(numbers[:a]), set(numbers[a // 2:a // 2 + b])
        removed = set(numbers[:a])
        for n in numbers[:a:3]:
            removed.discard(n)
        for x in (left, frozenset(left), removed):
            for result in (x | right, x & right, x - right, x ^ right, x.union(right), x - set(numbers)):
                for place, n in enumerate(result):
                    total = (total * 31 + place * n) % 1000003
                total += type(result) is type(x)
    print(total)
    w = set(words)
    print(w - set(words[5:]) == set(words[:5]), len(w & set(words[::2])), w | w == w, w - w, len(w | {'x'}), len(w | set()), set() | {3, 1, 2})
    s = {1, 2, 3}
    print(s | s is s, (s | s) == s, s & s is s, s - set(), s | frozenset({9}), frozenset(s) - {1})
    show(lambda: s | [1])
    show(lambda: s - [1])


for f in (twins, compared, changed, iterated, hashes, orders):
    print(f.__name__)
    for _ in range(3):
        f()
# expect: twins
# expect: 9 9 [0, 1, 2, 3, 4, 7, 9, 10, 11]
# expect: True True 0 True a
# expect: True True 1 False None
# expect: True True 2 True b
# expect: True True 3 False None
# expect: True True 4 False None
# expect: True True 7 False None
# expect: True True 7 False None
# expect: True True 7 False None
# expect: True True 9 False None
# expect: True True 9 False None
# expect: True True 10 False None
# expect: True True 11 False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: True True 9 False None
# expect: 9 9 [0, 1, 2, 3, 4, 7, 9, 10, 11]
# expect: True True 0 True a
# expect: True True 1 False None
# expect: True True 2 True b
# expect: True True 3 False None
# expect: True True 4 False None
# expect: True True 7 False None
# expect: True True 7 False None
# expect: True True 7 False None
# expect: True True 9 False None
# expect: True True 9 False None
# expect: True True 10 False None
# expect: True True 11 False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: True True 9 False None
# expect: 9 9 [0, 1, 2, 3, 4, 7, 9, 10, 11]
# expect: True True 0 True a
# expect: True True 1 False None
# expect: True True 2 True b
# expect: True True 3 False None
# expect: True True 4 False None
# expect: True True 7 False None
# expect: True True 7 False None
# expect: True True 7 False None
# expect: True True 9 False None
# expect: True True 9 False None
# expect: True True 10 False None
# expect: True True 11 False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: False False None False None
# expect: True True 9 False None
# expect: compared
# expect:   == 1001 int
# expect:   == 1001 int
# expect: False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 3 3 True True False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 2 2 False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 21 21 True True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 20 20 False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 3 3 True True False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 2 2 False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 21 21 True True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 20 20 False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 3 3 True True False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 2 2 False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: False False
# expect:   == 1001 int
# expect:   == 1001 int
# expect: True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 21 21 True True True
# expect:   == 1001 int
# expect:   == 1001 int
# expect: 20 20 False False
# expect: changed
# expect:   == 1 int
# expect: 2 False 0
# expect:   == 1 int
# expect-error: TypeError: set.pop() takes no arguments (1 given)
