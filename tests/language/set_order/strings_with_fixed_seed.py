# With PYTHONHASHSEED=0 also strings have a fixed order.
print({"apple", "banana", "cherry", "date"}, {"a", "b", "c"}, frozenset("hello"), {b"x", b"y", "x"})
# expect: {'date', 'banana', 'cherry', 'apple'} {'c', 'a', 'b'} frozenset({'e', 'h', 'l', 'o'}) {b'y', b'x', 'x'}
print(hash("abc"), hash(""), hash(b"abc"), hash("é"), hash("a" * 100))
# expect: -4594863902769663758 0 -4594863902769663758 6047309291227476195 -2643860352045292050
