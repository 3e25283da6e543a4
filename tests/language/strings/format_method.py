# str.format: fields, attributes, items, conversion and nesting.
class P: x = 1; items = [10, 20]
print("{} {} {}".format(1, 2, 3), "{1}{0}{1}".format("a", "b"), "{a}{b}".format(a=1, b=2), "{0.x} {0.items[1]} {1[k]}".format(P, {"k": 5}))
# expect: 1 2 3 bab 12 1 20 5
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:>{w}}|{:{f}^{w}}".format("a", "b", w=5, f="*"), "{{}} {{{}}}".format(1))
# expect: 'é' é '\xe9'     a|**b** {} {1}
print("{a[0]}{a[-1]}".format(a={"0": 1, 0: 2, "-1": 3}), "{:{}}".format(5, "03d"), "{}".format(None))  # expect: 23 005 None
print("{x}".format_map({"x": 9}))  # expect: 9
