# An AttributeError raised by __getattr__ or a property learns what was looked for, unless it says so itself.
class A:
    def __getattr__(self, name):
        raise AttributeError
    @property
    def p(self):
        raise AttributeError("own text", name="own", obj=3)
for get in (lambda a: a.x, lambda a: getattr(a, "y"), lambda a: a.p):
    try:
        get(A())
    except AttributeError as e:
        print(e.name, type(e.obj).__name__, e)
# expect: x A
# expect: y A
# expect: p A
print(getattr(A(), "z", 5), hasattr(A(), "z"))  # expect: 5 False
