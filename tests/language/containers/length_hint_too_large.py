# A list is not begun with where the length that an iterable announces is more than a list can have.
import operator


class Announces:
    def __init__(self, length):
        self.length = length

    def __iter__(self):
        return iter("abc")

    def __length_hint__(self):
        return self.length


def attempt(make):
    try:
        return make()
    except (MemoryError, OverflowError) as error:
        return f"{type(error).__name__} {error}"


huge = range(1 << 62)
print(attempt(lambda: list(huge)))  # expect: MemoryError
print(attempt(lambda: [*huge]))  # expect: MemoryError
print(attempt(lambda: sorted(huge)))  # expect: MemoryError
print(attempt(lambda: [1].extend(huge)))  # expect: MemoryError
print(attempt(lambda: list(range(1 << 70))))  # expect: OverflowError Python int too large to convert to C ssize_t
print(attempt(lambda: list(Announces(1 << 62))), attempt(lambda: list(Announces(5))), attempt(lambda: list(Announces(0))))
# expect: MemoryError  ['a', 'b', 'c'] ['a', 'b', 'c']

# Where the sum is no number of items at all, it is not heeded.
print(attempt(lambda: ["x", *Announces((1 << 63) - 1)]), operator.length_hint(Announces(1 << 62)) == 1 << 62)  # expect: ['x', 'a', 'b', 'c'] True
