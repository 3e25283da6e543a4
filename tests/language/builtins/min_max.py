# min and max: keys, defaults, several arguments, ties.
print(min(3, 1, 2), max("abc"), min([], default="none"), max([1, -5], key=abs), min("bb", "a", key=len), max((1, "a"), (1, "b")), max([1, 1.0]), min(1.0, 1))
# expect: 1 c none -5 a (1, 'b') 1 1.0
for call in (lambda: min(), lambda: min([]), lambda: min(1), lambda: min(1, "a"), lambda: max(1, 2, default=3)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError min expected at least 1 argument, got 0
# expect: ValueError min() iterable argument is empty
# expect: TypeError 'int' object is not iterable
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError Cannot specify a default for max() with multiple positional arguments

# Of equal ones the first, among ints of any kind.
a, b = int("1000"), int("1000")
print(min(a, b) is a, max(a, b) is a, min(b, a) is b)  # expect: True True True
print(min(1, True), min(True, 1), max(2.0, 2), max(2, 2.0), min(3, 2.5, 2), max(10**20, 5), min(5, -10**20))
# expect: 1 True 2.0 2 2 100000000000000000000 -100000000000000000000


class Reversed(int):
    def __lt__(self, other):
        return int(self) > int(other)

    def __gt__(self, other):
        return int(self) < int(other)


print(min(Reversed(1), Reversed(2)), max(Reversed(1), Reversed(2)), min(1, Reversed(2)), max(1, Reversed(2)))  # expect: 2 1 2 1
print(min(5, float("nan")), max(float("nan"), 5), min(3, 1, 2, key=lambda n: -n))  # expect: 5 nan 3
