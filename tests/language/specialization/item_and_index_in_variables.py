# A list and its index that are variables, or a variable and a small number, are loaded and subscripted at once: whatever else they turn out to be must behave as if they were not.

class Loud(list):
    def __getitem__(self, index):
        return ("loud", index)


class Index:
    def __init__(self, at):
        self.at = at

    def __index__(self):
        return self.at

    def __repr__(self):
        return f"Index({self.at})"


def item(container, index):
    return container[index]


def second(container):
    return container[1]


def outcome(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


numbers = [10, 20, 30]
for round in range(60):
    assert item(numbers, round % 3) == (10, 20, 30)[round % 3]
    assert second(numbers) == 20

containers = [Loud([1, 2, 3]), (4, 5, 6), "abc", b"abc", {0: "zero", 1: "one", True: "true"}, range(5, 9), [], None, 7]
for container in containers:
    for index in (0, 1, 2, -1, -4, 3, 10**30, -(10**30), True, False, 1.0, None, "1", Index(1), slice(0, 2)):
        print(type(container).__name__, index, outcome(item, container, index))
    print(type(container).__name__, outcome(second, container))
# expect: Loud 0 ('loud', 0)
# expect: Loud 1 ('loud', 1)
# expect: Loud 2 ('loud', 2)
# expect: Loud -1 ('loud', -1)
# expect: Loud -4 ('loud', -4)
# expect: Loud 3 ('loud', 3)
# expect: Loud 1000000000000000000000000000000 ('loud', 1000000000000000000000000000000)
# expect: Loud -1000000000000000000000000000000 ('loud', -1000000000000000000000000000000)
# expect: Loud True ('loud', True)
# expect: Loud False ('loud', False)
# expect: Loud 1.0 ('loud', 1.0)
# expect: Loud None ('loud', None)
# expect: Loud 1 ('loud', '1')
# expect: Loud Index(1) ('loud', Index(1))
# expect: Loud slice(0, 2, None) ('loud', slice(0, 2, None))
# expect: Loud ('loud', 1)
# expect: tuple 0 4
# expect: tuple 1 5
# expect: tuple 2 6
# expect: tuple -1 6
# expect: tuple -4 IndexError: tuple index out of range
# expect: tuple 3 IndexError: tuple index out of range
# expect: tuple 1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: tuple -1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: tuple True 5
# expect: tuple False 4
# expect: tuple 1.0 TypeError: tuple indices must be integers or slices, not float
# expect: tuple None TypeError: tuple indices must be integers or slices, not NoneType
# expect: tuple 1 TypeError: tuple indices must be integers or slices, not str
# expect: tuple Index(1) 5
# expect: tuple slice(0, 2, None) (4, 5)
# expect: tuple 5
# expect: str 0 a
# expect: str 1 b
# expect: str 2 c
# expect: str -1 c
# expect: str -4 IndexError: string index out of range
# expect: str 3 IndexError: string index out of range
# expect: str 1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: str -1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: str True b
# expect: str False a
# expect: str 1.0 TypeError: string indices must be integers, not 'float'
# expect: str None TypeError: string indices must be integers, not 'NoneType'
# expect: str 1 TypeError: string indices must be integers, not 'str'
# expect: str Index(1) b
# expect: str slice(0, 2, None) ab
# expect: str b
# expect: bytes 0 97
# expect: bytes 1 98
# expect: bytes 2 99
# expect: bytes -1 99
# expect: bytes -4 IndexError: index out of range
# expect: bytes 3 IndexError: index out of range
# expect: bytes 1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: bytes -1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: bytes True 98
# expect: bytes False 97
# expect: bytes 1.0 TypeError: byte indices must be integers or slices, not float
# expect: bytes None TypeError: byte indices must be integers or slices, not NoneType
# expect: bytes 1 TypeError: byte indices must be integers or slices, not str
# expect: bytes Index(1) 98
# expect: bytes slice(0, 2, None) b'ab'
# expect: bytes 98
# expect: dict 0 zero
# expect: dict 1 true
# expect: dict 2 KeyError: 2
# expect: dict -1 KeyError: -1
# expect: dict -4 KeyError: -4
# expect: dict 3 KeyError: 3
# expect: dict 1000000000000000000000000000000 KeyError: 1000000000000000000000000000000
# expect: dict -1000000000000000000000000000000 KeyError: -1000000000000000000000000000000
# expect: dict True true
# expect: dict False zero
# expect: dict 1.0 true
# expect: dict None KeyError: None
# expect: dict 1 KeyError: '1'
# expect: dict Index(1) KeyError: Index(1)
# expect: dict slice(0, 2, None) KeyError: slice(0, 2, None)
# expect: dict true
# expect: range 0 5
# expect: range 1 6
# expect: range 2 7
# expect: range -1 8
# expect: range -4 5
# expect: range 3 8
# expect: range 1000000000000000000000000000000 IndexError: range object index out of range
# expect: range -1000000000000000000000000000000 IndexError: range object index out of range
# expect: range True 6
# expect: range False 5
# expect: range 1.0 TypeError: range indices must be integers or slices, not float
# expect: range None TypeError: range indices must be integers or slices, not NoneType
# expect: range 1 TypeError: range indices must be integers or slices, not str
# expect: range Index(1) 6
# expect: range slice(0, 2, None) range(5, 7)
# expect: range 6
# expect: list 0 IndexError: list index out of range
# expect: list 1 IndexError: list index out of range
# expect: list 2 IndexError: list index out of range
# expect: list -1 IndexError: list index out of range
# expect: list -4 IndexError: list index out of range
# expect: list 3 IndexError: list index out of range
# expect: list 1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: list -1000000000000000000000000000000 IndexError: cannot fit 'int' into an index-sized integer
# expect: list True IndexError: list index out of range
# expect: list False IndexError: list index out of range
# expect: list 1.0 TypeError: list indices must be integers or slices, not float
# expect: list None TypeError: list indices must be integers or slices, not NoneType
# expect: list 1 TypeError: list indices must be integers or slices, not str
# expect: list Index(1) IndexError: list index out of range
# expect: list slice(0, 2, None) []
# expect: list IndexError: list index out of range
# expect: NoneType 0 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType 1 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType 2 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType -1 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType -4 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType 3 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType 1000000000000000000000000000000 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType -1000000000000000000000000000000 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType True TypeError: 'NoneType' object is not subscriptable
# expect: NoneType False TypeError: 'NoneType' object is not subscriptable
# expect: NoneType 1.0 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType None TypeError: 'NoneType' object is not subscriptable
# expect: NoneType 1 TypeError: 'NoneType' object is not subscriptable
# expect: NoneType Index(1) TypeError: 'NoneType' object is not subscriptable
# expect: NoneType slice(0, 2, None) TypeError: 'NoneType' object is not subscriptable
# expect: NoneType TypeError: 'NoneType' object is not subscriptable
# expect: int 0 TypeError: 'int' object is not subscriptable
# expect: int 1 TypeError: 'int' object is not subscriptable
# expect: int 2 TypeError: 'int' object is not subscriptable
# expect: int -1 TypeError: 'int' object is not subscriptable
# expect: int -4 TypeError: 'int' object is not subscriptable
# expect: int 3 TypeError: 'int' object is not subscriptable
# expect: int 1000000000000000000000000000000 TypeError: 'int' object is not subscriptable
# expect: int -1000000000000000000000000000000 TypeError: 'int' object is not subscriptable
# expect: int True TypeError: 'int' object is not subscriptable
# expect: int False TypeError: 'int' object is not subscriptable
# expect: int 1.0 TypeError: 'int' object is not subscriptable
# expect: int None TypeError: 'int' object is not subscriptable
# expect: int 1 TypeError: 'int' object is not subscriptable
# expect: int Index(1) TypeError: 'int' object is not subscriptable
# expect: int slice(0, 2, None) TypeError: 'int' object is not subscriptable
# expect: int TypeError: 'int' object is not subscriptable
for index in (0, -1, -3, -4, 3, 2**63, -(2**63), True, Index(2), 1.5):
    print("list", index, outcome(item, numbers, index))
# expect: list 0 10
# expect: list -1 30
# expect: list -3 10
# expect: list -4 IndexError: list index out of range
# expect: list 3 IndexError: list index out of range
# expect: list 9223372036854775808 IndexError: cannot fit 'int' into an index-sized integer
# expect: list -9223372036854775808 IndexError: list index out of range
# expect: list True 20
# expect: list Index(2) 30
# expect: list 1.5 TypeError: list indices must be integers or slices, not float


def shrinking(values):
    taken = []
    at = 0
    try:
        while True:
            taken.append(values[at])
            if at == 40:
                del values[41:]
            at += 1
    except IndexError as error:
        return len(taken), str(error)


print(shrinking(list(range(100))))  # expect: (41, 'list index out of range')


def unbound(container, index):
    if index > 1:
        del container
    return container[index]


for round in range(50):
    unbound(numbers, round % 2)
print(outcome(unbound, numbers, 2))  # expect: UnboundLocalError: cannot access local variable 'container' where it is not associated with a value


def line_of_failure():
    values = [1]
    at = 0
    while True:
        values[
            at
        ]
        at = at + 1


try:
    line_of_failure()
except IndexError as error:
    place = error.__traceback__.tb_next
    print(place.tb_lineno - line_of_failure.__code__.co_firstlineno)
# expect: 4
