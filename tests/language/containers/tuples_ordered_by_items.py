"""Tuples compare by the first items that differ, which are asked the very comparison; sets tell numbers of one hash apart."""


class Told:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name

    def __lt__(self, other):
        print("lt", self.name, other.name)
        return self.name < other.name

    def __gt__(self, other):
        print("gt", self.name, other.name)
        return "greater" if self.name > other.name else []

    def __hash__(self):
        return 1


a, b = (1, Told("a")), (1, Told("b"))
print(max([a, b]) is b, min([a, b]) is a, max(b, a) is b, a in [b, a], a < b, a > b, sorted([b, a])[0] is a)
# expect: eq b a
# expect: gt b a
# expect: eq b a
# expect: lt b a
# expect: eq a b
# expect: gt a b
# expect: eq b a
# expect: eq a b
# expect: lt a b
# expect: eq a b
# expect: gt a b
# expect: eq a b
# expect: lt a b
# expect: True True True True True [] True
print(max([(1, 2), (1, 2, 0), (1,)]), min([(1, 2), (1, 2, 0), (1,)]), max([(), ()]), max([(2, "a"), (2, "b"), (1, "c")]))  # expect: (1, 2, 0) (1,) () (2, 'b')
print(max((float("nan"), 1), (0, 2)), min([(float("nan"), 1), (0, 2)]), max([(1, (2, 3)), (1, (2, 4))]), max([(1,), (True,)]), min([(1.0,), (1,)]))
# expect: (nan, 1) (nan, 1) (1, (2, 4)) (1,) (1.0,)
for pair in ([(1, None), (1, 2)], [(1, "a"), (1, 2)], [(1, 1j), (1, 2)], [(1, Told("a")), (1, 2)]):
    for choose in (min, max, sorted):
        try:
            print(choose(pair))
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: TypeError '>' not supported between instances of 'int' and 'NoneType'
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError '>' not supported between instances of 'int' and 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'complex'
# expect: TypeError '>' not supported between instances of 'int' and 'complex'
# expect: TypeError '<' not supported between instances of 'int' and 'complex'
# expect: AttributeError 'int' object has no attribute 'name'
# expect: AttributeError 'int' object has no attribute 'name'
# expect: AttributeError 'int' object has no attribute 'name'

deep = other = ()
for _ in range(100000):
    deep, other = (deep,), (other,)
try:
    max([deep, other])
except RecursionError as error:
    print("RecursionError")
# expect: RecursionError

numbers = {1, 1.0, True, 2 ** 61, 2, 2 ** 61 - 1, 0, -1, -2, 300, 3 ** 40}
print(len(numbers), sorted(numbers), [n in numbers for n in (True, 2.0, 2 ** 62, 0.0, -1.0, int("300"), 3 ** 40, 2 ** 61 + 1, 301)])
# expect: 9 [-2, -1, 0, 1, 2, 300, 2305843009213693951, 2305843009213693952, 12157665459056928801] [True, True, False, True, True, True, True, False, False]
numbers -= {True, -2}
print(sorted(numbers), [n in numbers for n in (-1, -2, 2 ** 61)])
# expect: [-1, 0, 2, 300, 2305843009213693951, 2305843009213693952, 12157665459056928801] [True, False, True]
for x in (10 ** 30, -10 ** 30, 2 ** 64, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 4000 + 7):
    print([x % y for y in (1, -1, 7, -7, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 2 ** 62, 10 ** 15, -10 ** 15)], [x % y == x - x // y * y for y in (7, -7, -2 ** 63)])
# expect: [0, 0, 1, -6, 5076944378725480864, -4146427766549512192, 5076944270305263616, 465258251877875712, 0, 0] [True, True, True]
# expect: [0, 0, 6, -1, 4146427658129294943, -5076944270305263616, 4146427766549512192, 4146427766549512192, 0, 0] [True, True, True]
# expect: [0, 0, 2, -5, 2, 0, 0, 0, 744073709551616, -255926290448384] [True, True, True]
# expect: [0, 0, 1, -6, 1, 0, 0, 0, 372036854775808, -627963145224192] [True, True, True]
# expect: [0, 0, 6, -1, 9223372036854775806, 0, 0, 0, 627963145224192, -372036854775808] [True, True, True]
# expect: [0, 0, 5, -2, 9223372036854775805, -1, 9223372036854775807, 4611686018427387903, 627963145224191, -372036854775809] [True, True, True]
# expect: [0, 0, 2, -5, 2147483655, -9223372036854775801, 7, 7, 575706910949383, -424293089050617] [True, True, True]
