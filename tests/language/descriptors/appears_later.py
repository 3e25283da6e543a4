# A descriptor put on the class afterwards is used at once.
class C: pass
c = C()
c.x = "instance"
print(c.x)  # expect: instance
C.x = property(lambda self: "property")
print(c.x)  # expect: property
del C.x
print(c.x)  # expect: instance
