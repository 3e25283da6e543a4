# __dict__ can be read, written and replaced.
class A: pass
a = A()
a.x = 1
d = a.__dict__
d["y"] = 2
print(a.y, d)  # expect: 2 {'x': 1, 'y': 2}
a.__dict__ = {"z": 3}
print(a.z, hasattr(a, "x"), d)  # expect: 3 False {'x': 1, 'y': 2}
a.__dict__["not an identifier"] = 4
print(getattr(a, "not an identifier"))  # expect: 4
a.x = 5
print(list(a.__dict__.items()))  # expect: [('z', 3), ('not an identifier', 4), ('x', 5)]
b = A()
b.__dict__ = a.__dict__
b.shared = 1
print(a.shared)  # expect: 1
