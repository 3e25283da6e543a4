# getattr, setattr, delattr, hasattr.
class C: pass
c = C()
setattr(c, "x y", 1)
print(getattr(c, "x y"), getattr(c, "no", "default"), hasattr(c, "x y"))  # expect: 1 default True
delattr(c, "x y")
print(hasattr(c, "x y"))  # expect: False
class P:
    @property
    def bad(self): raise ValueError("inside")
try:
    hasattr(P(), "bad")
except ValueError as e:
    print(e)
# expect: inside
