# The repr of a group shows the sequence that it was made of as it was then.
from collections import deque

items = deque([ValueError(1), TypeError(2)])
group = ExceptionGroup("test", items)
items.clear()
print(repr(group))  # expect: ExceptionGroup('test', deque([ValueError(1), TypeError(2)]))
print(repr(group.subgroup(ValueError)))  # expect: ExceptionGroup('test', [ValueError(1)])


class Loud(deque):
    def __repr__(self):
        raise KeyError("repr")


try:
    ExceptionGroup("test", Loud([ValueError(1)]))
except KeyError as error:
    print(error)
# expect: 'repr'
