# Class methods of native classes, taken from the class's dictionary, check what they are called on; the messages name the class in full.
import collections


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


method = collections.OrderedDict.__dict__["fromkeys"]
attempt(lambda: method())  # expect: descriptor 'fromkeys' of 'collections.OrderedDict' object needs an argument
attempt(lambda: method(1))  # expect: descriptor 'fromkeys' for type 'collections.OrderedDict' needs a type, not a 'int' as arg 2
attempt(lambda: method(int))  # expect: descriptor 'fromkeys' requires a subtype of 'collections.OrderedDict' but received 'int'
attempt(lambda: method.__get__(None, int))  # expect: descriptor 'fromkeys' requires a subtype of 'collections.OrderedDict' but received 'int'
attempt(lambda: method(collections.OrderedDict, "ab"))  # expect: OrderedDict({'a': None, 'b': None})
attempt(lambda: collections.deque.append(1, 2))  # expect: descriptor 'append' for 'collections.deque' objects doesn't apply to a 'int' object
attempt(lambda: collections.deque.__len__(1))  # expect: descriptor '__len__' requires a 'collections.deque' object but received a 'int'
attempt(lambda: collections.deque.rotate())  # expect: unbound method deque.rotate() needs an argument


class Sub(collections.OrderedDict):
    pass


attempt(lambda: method(Sub, "a"))  # expect: Sub({'a': None})
