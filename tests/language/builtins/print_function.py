# sep, end, file, flush and objects without __str__.
import io
print(1, "a", None, sep="-", end="!\n")  # expect: 1-a-None!
print()  # expect:
print("a", end="")  # expect: ab
print("b")
out = io.StringIO()
print("x", "y", file=out, sep=", ")
print(repr(out.getvalue()), print("returned"))
# expect: returned
# expect: 'x, y\n' None
print(*range(3), sep="\n")
# expect: 0
# expect: 1
# expect: 2
print("a", sep=None, end=None)  # expect: a
