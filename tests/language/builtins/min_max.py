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
