# Storing to and deleting from what has no items: what is like a sequence has the index made a number first.
import types
from collections import deque


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", end=" ")
        return self.value


class Plain:
    pass


def attempt(action, container, key):
    try:
        action(container, key)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("done")


def store(container, key):
    container[key] = 1


def delete(container, key):
    del container[key]


for container in [(1,), "a", b"a", range(3), {1}, frozenset(), 1, 1.5, None, {}.keys(), {}.values(), Plain(), object(), int, iter([]), slice(1), types.MappingProxyType({}), deque([1]), [1]]:
    print(type(container).__name__)
    for action in store, delete:
        for key in Index(10**30), Index(7), 10**30, -(10**30), "x":
            attempt(action, container, key)
# expect: tuple
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'tuple' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'tuple' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'tuple' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'tuple' object does not support item deletion
# expect: str
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'str' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'str' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'str' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'str' object does not support item deletion
# expect: bytes
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'bytes' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'bytes' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'bytes' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'bytes' object does not support item deletion
# expect: range
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'range' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'range' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'range' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'range' object does not support item deletion
# expect: set
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'set' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'set' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'set' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'set' object does not support item deletion
# expect: frozenset
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'frozenset' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'frozenset' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'frozenset' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'frozenset' object does not support item deletion
# expect: int
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'int' object does not support item deletion
# expect: float
# expect: TypeError 'float' object does not support item assignment
# expect: TypeError 'float' object does not support item assignment
# expect: TypeError 'float' object does not support item assignment
# expect: TypeError 'float' object does not support item assignment
# expect: TypeError 'float' object does not support item assignment
# expect: TypeError 'float' object does not support item deletion
# expect: TypeError 'float' object does not support item deletion
# expect: TypeError 'float' object does not support item deletion
# expect: TypeError 'float' object does not support item deletion
# expect: TypeError 'float' object does not support item deletion
# expect: NoneType
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item deletion
# expect: dict_keys
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'dict_keys' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'dict_keys' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'dict_keys' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'dict_keys' object does not support item deletion
# expect: dict_values
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'dict_values' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'dict_values' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'dict_values' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'dict_values' object does not support item deletion
# expect: Plain
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'Plain' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'Plain' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'Plain' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'Plain' object does not support item deletion
# expect: object
# expect: TypeError 'object' object does not support item assignment
# expect: TypeError 'object' object does not support item assignment
# expect: TypeError 'object' object does not support item assignment
# expect: TypeError 'object' object does not support item assignment
# expect: TypeError 'object' object does not support item assignment
# expect: TypeError 'object' object does not support item deletion
# expect: TypeError 'object' object does not support item deletion
# expect: TypeError 'object' object does not support item deletion
# expect: TypeError 'object' object does not support item deletion
# expect: TypeError 'object' object does not support item deletion
# expect: type
# expect: TypeError 'type' object does not support item assignment
# expect: TypeError 'type' object does not support item assignment
# expect: TypeError 'type' object does not support item assignment
# expect: TypeError 'type' object does not support item assignment
# expect: TypeError 'type' object does not support item assignment
# expect: TypeError 'type' object does not support item deletion
# expect: TypeError 'type' object does not support item deletion
# expect: TypeError 'type' object does not support item deletion
# expect: TypeError 'type' object does not support item deletion
# expect: TypeError 'type' object does not support item deletion
# expect: list_iterator
# expect: TypeError 'list_iterator' object does not support item assignment
# expect: TypeError 'list_iterator' object does not support item assignment
# expect: TypeError 'list_iterator' object does not support item assignment
# expect: TypeError 'list_iterator' object does not support item assignment
# expect: TypeError 'list_iterator' object does not support item assignment
# expect: TypeError 'list_iterator' object does not support item deletion
# expect: TypeError 'list_iterator' object does not support item deletion
# expect: TypeError 'list_iterator' object does not support item deletion
# expect: TypeError 'list_iterator' object does not support item deletion
# expect: TypeError 'list_iterator' object does not support item deletion
# expect: slice
# expect: TypeError 'slice' object does not support item assignment
# expect: TypeError 'slice' object does not support item assignment
# expect: TypeError 'slice' object does not support item assignment
# expect: TypeError 'slice' object does not support item assignment
# expect: TypeError 'slice' object does not support item assignment
# expect: TypeError 'slice' object does not support item deletion
# expect: TypeError 'slice' object does not support item deletion
# expect: TypeError 'slice' object does not support item deletion
# expect: TypeError 'slice' object does not support item deletion
# expect: TypeError 'slice' object does not support item deletion
# expect: mappingproxy
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'mappingproxy' object does not support item assignment
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'mappingproxy' object does not support item assignment
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index TypeError 'mappingproxy' object doesn't support item deletion
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'mappingproxy' object does not support item deletion
# expect: deque
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index IndexError deque index out of range
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError sequence index must be integer, not 'str'
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index IndexError deque index out of range
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError sequence index must be integer, not 'str'
# expect: list
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index IndexError list assignment index out of range
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError list indices must be integers or slices, not str
# expect: index IndexError cannot fit 'Index' into an index-sized integer
# expect: index IndexError list assignment index out of range
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError list indices must be integers or slices, not str
