# A data descriptor appears on the class over a hot instance attribute.
class C:
    def __init__(self): self.x = "instance"
c = C()
def get(): return c.x
def put(v): c.x = v
for _ in range(200):
    get()
    put("instance")
class D:
    def __get__(self, o, t): return "descriptor"
    def __set__(self, o, v): print("set", v)
C.x = D()
print(get())  # expect: descriptor
put(1)  # expect: set 1
D.__get__ = lambda self, o, t: "changed descriptor"
print(get())  # expect: changed descriptor
del D.__set__
print(get())  # expect: instance
del C.x
print(get())  # expect: instance
