# A subclass of a builtin iterator is advanced by its own __next__, wherever it is iterated over; other instances by theirs.
import collections
import io
import itertools


def subclass(base):
    class Own(base):
        def __next__(self):
            return (base.__next__(self), "own")

    Own.__name__ = base.__name__
    return Own


cases = [
    (enumerate, ["a"]), (zip, [1], [2]), (map, str, [1]), (filter, None, [1]), (reversed, [1]), (itertools.count, 5),
    (itertools.chain, [1]), (itertools.islice, [1], 3), (itertools.repeat, 7, 1), (io.StringIO, "line"), (io.BytesIO, b"line"),
]
for base, *arguments in cases:
    for kind in (base, subclass(base)):
        made = kind(*arguments)
        for item in made:
            print(kind.__name__, item, list(itertools.islice(made, 1)))
            break
# expect: enumerate (0, 'a') []
# expect: enumerate ((0, 'a'), 'own') []
# expect: zip (1, 2) []
# expect: zip ((1, 2), 'own') []
# expect: map 1 []
# expect: map ('1', 'own') []
# expect: filter 1 []
# expect: filter (1, 'own') []
# expect: reversed 1 []
# expect: reversed 1 []
# expect: count 5 [6]
# expect: count (5, 'own') [(6, 'own')]
# expect: chain 1 []
# expect: chain (1, 'own') []
# expect: islice 1 []
# expect: islice (1, 'own') []
# expect: repeat 7 []
# expect: repeat (7, 'own') []
# expect: StringIO line []
# expect: StringIO ('line', 'own') []
# expect: BytesIO b'line' []
# expect: BytesIO (b'line', 'own') []
for kind in (enumerate, subclass(enumerate)):
    print(list(kind("ab")), sorted(kind("b")), dict(kind("ab")) if kind is enumerate else max(kind("ab")))
    a, b = kind("xy")
    print(a, b, next(kind("z")), any(kind("a")), sum(1 for _ in kind("abc")))
# expect: [(0, 'a'), (1, 'b')] [(0, 'b')] {0: 'a', 1: 'b'}
# expect: (0, 'x') (1, 'y') (0, 'z') True 3
# expect: [((0, 'a'), 'own'), ((1, 'b'), 'own')] [((0, 'b'), 'own')] ((1, 'b'), 'own')
# expect: ((0, 'x'), 'own') ((1, 'y'), 'own') ((0, 'z'), 'own') True 3


class Late(enumerate):
    pass


late = Late("abcdef")
seen = []
for item in late:
    seen.append(item)
    if len(seen) == 2:
        Late.__next__ = lambda self: 9
    if len(seen) == 4:
        del Late.__next__
print(seen)  # expect: [(0, 'a'), (1, 'b'), 9, 9, (2, 'c'), (3, 'd'), (4, 'e'), (5, 'f')]
