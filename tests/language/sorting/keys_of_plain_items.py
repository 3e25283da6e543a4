# Sorts of keys that are plain items, or tuples of them, against a sort that only asks "<": order, stability and what is equal.
import random


def insertion_sorted(items, key):
    result = []
    for item in items:
        at = len(result)
        while at > 0 and key(item) < key(result[at - 1]):
            at -= 1
        result.insert(at, item)
    return result


def check(name, keys):
    items = list(enumerate(keys))
    expected = insertion_sorted(items, key=lambda item: item[1])
    same = sorted(items, key=lambda item: item[1]) == expected
    backwards = sorted(items, key=lambda item: item[1], reverse=True)
    stable = all(a[1] > b[1] or (not a[1] < b[1] and a[0] < b[0]) for a, b in zip(backwards, backwards[1:]))
    print(name, same, stable)


def made(count, make):
    return [make() for _ in range(count)]


pick = random.Random(5)
word = lambda alphabet, most: "".join(pick.choice(alphabet) for _ in range(pick.randrange(most + 1)))
near = lambda: pick.randrange(-3, 4)
wide = lambda: pick.choice([-2**63, 2**63 - 1, -1, 0, 1, 2**62, -2**62, pick.randrange(-2**63, 2**63)])
real = lambda: pick.choice([0.0, -0.0, 1.5, -1.5, float("inf"), float("-inf"), 1e-300, pick.random()])

check("short strs", made(150, lambda: word("ab", 4)))  # expect: short strs True True
check("strs with one beginning", made(150, lambda: "name" + word("0123", 3)))  # expect: strs with one beginning True True
check("strs of exactly eight", made(100, lambda: "prefix" + word("ab", 8)))  # expect: strs of exactly eight True True
check("strs longer than eight", made(100, lambda: "prefix" + word("ab", 12)))  # expect: strs longer than eight True True
check("strs that a NUL ends", made(150, lambda: "x" + word("\0a", 4)))  # expect: strs that a NUL ends True True
check("strs beyond one byte", made(100, lambda: word("a\xff\u0100\uffff", 5)))  # expect: strs beyond one byte True True
check("strs beyond two bytes", made(100, lambda: word("a\uffff\U00010000", 4)))  # expect: strs beyond two bytes True True
check("surrogates and what is above", made(80, lambda: word("\ud800\udfff\uffff\U0001f600", 3)))  # expect: surrogates and what is above True True
check("ints", made(100, wide))  # expect: ints True True
check("floats", made(100, real))  # expect: floats True True
check("bools and ints", made(60, lambda: pick.choice([True, False, 0, 1, 2])))  # expect: bools and ints True True
check("pairs of ints", made(150, lambda: (near(), near())))  # expect: pairs of ints True True
check("pairs of wide ints", made(150, lambda: (wide(), near())))  # expect: pairs of wide ints True True
check("pairs, wide behind", made(150, lambda: (near(), wide())))  # expect: pairs, wide behind True True
check("pairs, both wide", made(150, lambda: (wide(), wide())))  # expect: pairs, both wide True True
check("int and str", made(150, lambda: (near(), word("ab", 3))))  # expect: int and str True True
check("int and long str", made(150, lambda: (near(), word("ab", 11))))  # expect: int and long str True True
check("int and NUL", made(150, lambda: (near(), word("\0a", 3), near())))  # expect: int and NUL True True
check("str and int", made(150, lambda: (word("ab", 2), near(), near())))  # expect: str and int True True
check("str that fills the number", made(150, lambda: (word("ab", 8), near())))  # expect: str that fills the number True True
check("float and int", made(150, lambda: (real(), near())))  # expect: float and int True True
check("int and float", made(150, lambda: (near(), real())))  # expect: int and float True True
check("one item", made(60, lambda: (near(),)))  # expect: one item True True
check("the same at one place", made(60, lambda: (7, near(), "x", near())))  # expect: the same at one place True True
check("three and the last decides", made(150, lambda: (near() > 0 and 1 or 0, 0, -near(), wide())))  # expect: three and the last decides True True
check("of several lengths", made(100, lambda: (near(),) * pick.randrange(4)))  # expect: of several lengths True True
check("of several classes", made(100, lambda: (near(), pick.choice([1, 1.0, True, 2]))))  # expect: of several classes True True
check("wide char behind", made(100, lambda: (near(), word("a\U00010000", 2))))  # expect: wide char behind True True
check("tuples in tuples", made(100, lambda: (near(), (near(), near()))))  # expect: tuples in tuples True True
check("empty", made(10, tuple))  # expect: empty True True

nan = float("nan")
print(sorted([(1, nan), (0, 2.0), (1, 1.0), (1, nan), (0, 1.0), (2, nan), (1, 0.5)], key=lambda item: item))
# expect: [(0, 1.0), (0, 2.0), (1, nan), (1, 0.5), (1, 1.0), (1, nan), (2, nan)]
try:
    sorted([(1, "a"), (1, 2), (0, "b"), (3, "c"), (4, 1), (5, "e"), (1, "q")])
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'int' and 'str'
# The items that differ never meet: nothing is wrong then.
print(sorted([(1, "a"), (2, 2), (0, "b"), (3, "c"), (4, 1), (5, "e"), (6, None)]))  # expect: [(0, 'b'), (1, 'a'), (2, 2), (3, 'c'), (4, 1), (5, 'e'), (6, None)]


class Seen:
    count = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Seen.count += 1
        return self.value < other.value


sorted([(n % 5, Seen(n * 7 % 11)) for n in range(40)])
print(Seen.count)  # expect: 80
