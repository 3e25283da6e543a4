# Pairs that a loop takes apart at once are apart from those that somebody keeps, whoever else advances the same iterator.


def kept(make):
    first = []
    for a, b in make():
        first.append((a, b))
    whole = [pair for pair in make()]
    mixed = []
    iterator = make()
    for a, b in iterator:
        mixed.append((a, b))
        taken = next(iterator, None)
        mixed.append(taken)
    return first == whole == [pair for pair in mixed if pair is not None], len({id(pair) for pair in whole}) == len(whole)


names = {"a": [1], "b": [2], "c": [3]}
for _ in range(3):
    print(kept(lambda: enumerate("abcde", 5000)), kept(lambda: zip([1, 2, 3], "xyz")), kept(lambda: iter(names.items())))
# expect: (True, True) (True, True) (True, True)
# expect: (True, True) (True, True) (True, True)
# expect: (True, True) (True, True) (True, True)


def nested():
    shared = zip(range(6), "abcdef")
    out = []
    for a, b in shared:
        for c, d in shared:
            out.append((a, b, c, d))
            break
    return out


def through_generator():
    def inner():
        for a, b in outer:
            yield a, b

    outer = zip(range(4), range(10, 14))
    return [(a, b, pair) for (a, b), pair in zip(inner(), inner())]


class Feeding:
    """An iterable that advances the zip that it is part of."""

    def __init__(self):
        self.zip = None
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        if self.left == 1:
            for a, b in self.zip:
                print("inside", a, b)
                break
        return self.left


for _ in range(4):
    print(nested())
# expect: [(0, 'a', 1, 'b'), (2, 'c', 3, 'd'), (4, 'e', 5, 'f')]
# expect: [(0, 'a', 1, 'b'), (2, 'c', 3, 'd'), (4, 'e', 5, 'f')]
# expect: [(0, 'a', 1, 'b'), (2, 'c', 3, 'd'), (4, 'e', 5, 'f')]
# expect: [(0, 'a', 1, 'b'), (2, 'c', 3, 'd'), (4, 'e', 5, 'f')]
print(through_generator())  # expect: [(0, 10, (1, 11)), (2, 12, (3, 13))]
feeding = Feeding()
feeding.zip = zip("pqrs", feeding)
for a, b in feeding.zip:
    print("outside", a, b)
# expect: outside p 2
# expect: inside r 0
# expect: outside q 0


def starred(pairs):
    return [(a, rest) for a, *rest in pairs], [a + b for a, b in pairs]


for _ in range(3):
    print(starred(list(enumerate([10, 20]))))
# expect: ([(0, [10]), (1, [20])], [10, 21])
# expect: ([(0, [10]), (1, [20])], [10, 21])
# expect: ([(0, [10]), (1, [20])], [10, 21])


def wrong(pairs):
    for a, b in pairs:
        pass


for _ in range(10):
    wrong(zip("ab", "cd"))
for bad in (zip("ab"), zip("ab", "cd", "ef"), enumerate(5) if False else [(1, 2, 3)], zip("ab", "c", strict=True)):
    try:
        wrong(bad)
    except ValueError as error:
        print(error)
# expect: not enough values to unpack (expected 2, got 1)
# expect: too many values to unpack (expected 2, got 3)
# expect: too many values to unpack (expected 2, got 3)
# expect: zip() argument 2 is shorter than argument 1
changing = {1: 2, 3: 4}
try:
    for a, b in changing.items():
        changing[a + 10] = b
except RuntimeError as error:
    print(error)
# expect: dictionary changed size during iteration


class Pairs(enumerate):
    def __next__(self):
        return ("own", super().__next__())


for _ in range(3):
    print([(a, b) for a, b in Pairs("x")], [(a, b) for a, b in enumerate("xy", 2**63 - 1)])
# expect: [('own', (0, 'x'))] [(9223372036854775807, 'x'), (9223372036854775808, 'y')]
# expect: [('own', (0, 'x'))] [(9223372036854775807, 'x'), (9223372036854775808, 'y')]
# expect: [('own', (0, 'x'))] [(9223372036854775807, 'x'), (9223372036854775808, 'y')]
