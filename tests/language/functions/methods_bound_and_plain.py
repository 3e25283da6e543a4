# Bound methods: identity, equality, attributes.
class C:
    def m(self, x): return self, x
c = C()
print(c.m == c.m, c.m is c.m, c.m.__self__ is c, c.m.__func__ is C.m, C.m(c, 1)[1], c.m.__name__, hash(c.m) == hash(c.m))
# expect: True False True True 1 m True
try:
    c.m.extra = 1
except AttributeError as error:
    print(error)
# expect: 'method' object has no attribute 'extra' and no __dict__ for setting new attributes
import types
print(types.MethodType(len, "abc")(), types.MethodType(C.m, 5)(6))  # expect: 3 (5, 6)
