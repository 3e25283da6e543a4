# __dict__ is taken, changed and replaced under hot accesses.
class C:
    def __init__(self): self.x, self.y = 1, 2
c = C()
def f(): return c.x, c.y
for _ in range(200): f()
d = c.__dict__
d["x"] = 10
print(f())  # expect: (10, 2)
c.y = 20
print(d)  # expect: {'x': 10, 'y': 20}
c.__dict__ = {"y": "Y", "x": "X"}
print(f(), d)  # expect: ('X', 'Y') {'x': 10, 'y': 20}
del c.__dict__["x"]
try:
    f()
except AttributeError as e:
    print(e)
# expect: 'C' object has no attribute 'x'
c.__dict__.update(x=5, z=6)
print(f(), c.z)  # expect: (5, 'Y') 6
c.__dict__.clear()
c.x = c.y = 0
print(f())  # expect: (0, 0)
