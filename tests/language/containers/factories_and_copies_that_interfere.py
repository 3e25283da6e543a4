# A defaultdict's factory that sets the key itself; deque operators whose copies are no deques.
from collections import defaultdict, deque

calls = 0


def factory():
    global calls
    calls += 1
    number = calls
    if number == 1:
        table["key"]
    return number


table = defaultdict(factory)
print(table["key"], dict(table), calls)  # expect: 2 {'key': 2} 2


class Odd(deque):
    pass


odd = Odd([1])
Odd.__new__ = lambda cls, *arguments: [42]
for operation in (lambda: odd * 2, lambda: odd + deque([1])):
    try:
        print(operation())
    except TypeError as error:
        print(error)
# expect: Odd() must return a deque, not list
# expect: Odd() must return a deque, not list
for call in (lambda: deque.append(1), lambda: deque.__len__(1), lambda: deque.maxlen.__get__(1)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: descriptor 'append' for 'collections.deque' objects doesn't apply to a 'int' object
# expect: descriptor '__len__' requires a 'collections.deque' object but received a 'int'
# expect: descriptor 'maxlen' for 'collections.deque' objects doesn't apply to a 'int' object
