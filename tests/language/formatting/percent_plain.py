# %s and %d without flags: exact strs and ints, what only looks like them, too few and too many arguments, keys.
class Text(str):
    def __str__(self):
        return "Text.__str__"


class Number(int):
    def __str__(self):
        return "Number.__str__"

    def __repr__(self):
        return "Number.__repr__"


print("%s" % "a", "%s" % 5, "%d" % -7, "%s-%s" % ("a", 5), "%d%%%s" % (2**63 - 1, "é\U0001F600"), "%s|%d" % (-(2**63), 2**63), "%s" % ("",) == "")
# expect: a 5 -7 a-5 9223372036854775807%é😀 -9223372036854775808|9223372036854775808 True
print("%s" % Text("x"), "%s %d" % (Number(3), Number(4)), "%s %d" % (True, True), "%d" % 2.9, "%s" % 2.5, "%s" % None, "%s" % (None,), "%s" % [1], "%s" % {"a": 1})
# expect: Text.__str__ Number.__str__ 4 True 1 2 2.5 None None [1] {'a': 1}
print("%(a)s %(a)d" % {"a": 1}, "%(a)s" % {"a": "b"}, "%s%%" % "x", "%5s|%-5d|%05d" % ("a", 1, 2), "%*d" % (4, 5), "%ld" % 6)
# expect: 1 1 b x%     a|1    |00002    5 6
for format, values in [("%s", ()), ("%s %s", "a"), ("%s %s", ("a",)), ("%d", "a"), ("%d", ("5",)), ("%s", ("a", "b")), ("a", 1), ("%", 1), ("%s%", "a"), ("%(a)s %s", {"a": "b"}), ("%s %(a)s", {"a": "b"}), ("%d", None)]:
    try:
        print(format % values)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
# expect: TypeError not enough arguments for format string
# expect: TypeError not enough arguments for format string
# expect: TypeError not enough arguments for format string
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not all arguments converted during string formatting
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError incomplete format
# expect: ValueError incomplete format
# expect: TypeError not enough arguments for format string
# expect: {'a': 'b'} b
# expect: TypeError %d format: a real number is required, not NoneType
