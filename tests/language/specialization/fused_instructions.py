"""Instructions that execute the next one along: each must notice when either of them is not what it was."""


class Point:
    def __init__(self, x):
        self.x = x


class Computed:
    @property
    def x(self):
        return "computed"


class Slotted:
    __slots__ = ("x",)


def load(obj):
    return obj.x


def hot(function, *arguments):
    for _ in range(200):
        result = function(*arguments)
    return result


print(hot(load, Point(1)))  # expect: 1
print(hot(load, Computed()))  # expect: computed
print(hot(load, Point(2)))  # expect: 2
slotted = Slotted()
slotted.x = 3
print(hot(load, slotted))  # expect: 3
del slotted.x
try:
    load(slotted)
except AttributeError as error:
    print(error)
# expect: 'Slotted' object has no attribute 'x'
bare = Point(4)
print(hot(load, bare))  # expect: 4
del bare.x
try:
    load(bare)
except AttributeError as error:
    print(error)
# expect: 'Point' object has no attribute 'x'


def pairs(iterable):
    found = []
    for first, second in iterable:
        found.append((first, second))
    return found


print(hot(pairs, [(1, 2)]))  # expect: [(1, 2)]
for _ in range(100):
    pairs(enumerate("ab"))
print(pairs(enumerate("ab", 5)))  # expect: [(5, 'a'), (6, 'b')]
print(pairs({"k": 1, "l": 2}.items()))  # expect: [('k', 1), ('l', 2)]
print(pairs(zip("ab", [1, 2, 3])))  # expect: [('a', 1), ('b', 2)]
print(pairs(zip([1, 2, 3], "ab")))  # expect: [(1, 'a'), (2, 'b')]
print(pairs([(1, 2), (3, 4)]))  # expect: [(1, 2), (3, 4)]
print(pairs(iter(["ab", "cd"])))  # expect: [('a', 'b'), ('c', 'd')]
try:
    pairs(zip("ab", "cd", "ef"))
except ValueError as error:
    print(error)
# expect: too many values to unpack (expected 2, got 3)
try:
    pairs({1: 2, 3: 4}.keys())
except TypeError as error:
    print(error)
# expect: cannot unpack non-iterable int object
try:
    pairs(zip("ab", "c", strict=True))
except ValueError as error:
    print(error)
# expect: zip() argument 2 is shorter than argument 1


class Counted(enumerate):
    def __next__(self):
        index, item = super().__next__()
        return index * 10, item


print(pairs(Counted("xyz")))  # expect: [(0, 'x'), (10, 'y'), (20, 'z')]


def failing():
    yield 1
    raise LookupError("inside")


try:
    pairs(enumerate(failing()))
except LookupError as error:
    print(repr(error), error.__traceback__.tb_next.tb_lineno - pairs.__code__.co_firstlineno)
# expect: LookupError('inside') 2

changing = {1: 1, 2: 2}
try:
    for key, value in changing.items():
        changing[key + 10] = value
except RuntimeError as error:
    print(error)
# expect: dictionary changed size during iteration


def kept(iterable):
    """The pair itself stays a tuple of its own where it has a name."""
    return [pair for pair in iterable]


made = kept(enumerate("ab"))
print(made, made[0] is not made[1])  # expect: [(0, 'a'), (1, 'b')] True


def smallest(a, b):
    if a < b:
        return "less"
    elif a == b:
        return "equal"
    return "more"


for _ in range(100):
    smallest(1, 2)
print(smallest(2, 1), smallest(1, 1), smallest(1.5, 1), smallest("a", "b"), smallest(10**30, 1))  # expect: more equal more less more
print(smallest(float("nan"), 1.0))  # expect: more


class Odd:
    def __lt__(self, other):
        return []

    def __eq__(self, other):
        return "yes"


print(smallest(Odd(), 1), smallest(1, Odd()))


class Refusing:
    def __bool__(self):
        raise ArithmeticError("no truth")


def choose(value):
    if value:
        return "true"
    return "false"


for each in (1, 0, True, False, "x", "", [1], [], None, 0.0, 10**30):
    print(hot(choose, each), end=" ")
print()
try:
    choose(Refusing())
except ArithmeticError as error:
    print(error)


def member(item, container):
    while item in container:
        return True
    return item not in container


for container in ({1, 2}, frozenset({1}), {1: 2}, [1], "1"):
    if container == "1":
        print(hot(member, "1", container), hot(member, "2", container))
    else:
        print(hot(member, 1, container), hot(member, 3, container))
try:
    hot(member, [], {1})
except TypeError as error:
    print(error)


def increment(value):
    return value + 1


def decorate(value):
    return value + "!"


print(hot(increment, 1), increment(1.5), increment(10**20))
print(hot(decorate, "a"))
try:
    increment("a")
except TypeError as error:
    print(error)


def last(items):
    items[0]
    return items[-1]


print(hot(last, [1, 2, 3]), last("abc"), last((4, 5)), last([6]))
try:
    last([])
except IndexError as error:
    print(error)


def before_last(items):
    return items[-2]


print(hot(before_last, [1, 2, 3]))
try:
    before_last([1])
except IndexError as error:
    print(error)
print(before_last({-2: "key"}))


def loop_stores(items):
    total = ()
    for item in items:
        total += (item,)
    for total_item in total:
        pass
    return total, total_item


print(loop_stores([1, 2]), loop_stores(range(2)), loop_stores((3,)), loop_stores(iter("ab")), loop_stores(c for c in "xy"))
# expect-error: TypeError: '<' not supported between instances of 'int' and 'Odd'
