# A hot method is overridden on the instance, on a subclass, and replaced on the class.
class A:
    def m(self): return "A"
class B(A): pass
a, b = A(), B()
def call(o): return o.m()
for _ in range(200): call(a), call(b)
b.m = lambda: "instance"
print(call(a), call(b))  # expect: A instance
del b.m
B.m = lambda self: "B"
print(call(a), call(b))  # expect: A B
A.m = lambda self: "A2"
print(call(a), call(b))  # expect: A2 B
del B.m
print(call(b))  # expect: A2
a.__dict__["m"] = lambda: "through dict"
print(call(a))  # expect: through dict
A.m = property(lambda self: lambda: "property")
print(call(a), call(b))  # expect: property property
