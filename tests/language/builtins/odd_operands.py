# Operands that change under an operation, and conversions that subclasses override.
import warnings


class Clear:
    def __init__(self, other):
        self.other = other

    def __eq__(self, other):
        self.other.clear()
        return NotImplemented


first, second = [], []
first.append(Clear(second))
second.append(Clear(first))
print(first == second)  # expect: True

third = []
third.append(Clear(third))
print(third == [1])  # expect: False


class Text(str):
    def __float__(self):
        return float(str(self)) + 1


print(float(Text("8")))  # expect: 9.0
print((-0.0) ** float("-inf"), 0.0 ** float("-inf"))  # expect: inf inf


class Entries:
    def __mro_entries__(self, bases):
        return ()


try:
    type("Bad", (Entries(),), {})
except TypeError as error:
    print(error)
# expect: type() doesn't support MRO entry resolution; use types.new_class()

for width in (-2**63, 2**63):
    try:
        "%*r" % (width, 1)
    except OverflowError as error:
        print(error)
# expect: width too big
# expect: Python int too large to convert to C ssize_t


def plain():
    pass


def generator():
    yield


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    plain.__code__ = generator.__code__
print([str(warning.message) for warning in caught])
# expect: ['Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)']
