# The three conversions, on objects with and without methods.
class A:
    def __repr__(self): return "répr"
    def __str__(self): return "stré"
a = A()
print(f"{a} {a!s} {a!r} {a!a}", ascii(a), "%s %r %a" % (a, a, a), "{0!a}".format(a))  # expect: stré stré répr r\xe9pr r\xe9pr stré répr r\xe9pr r\xe9pr
