# __getattribute__ and __getattr__ are put on a class whose access is hot.
class C:
    def __init__(self): self.x = 1
c = C()
def get(): return c.x
for _ in range(200): get()
C.__getattribute__ = lambda self, name: "hooked " + name
print(get())  # expect: hooked x
for _ in range(200): get()
del C.__getattribute__
print(get())  # expect: 1
C.__getattr__ = lambda self, name: "missing " + name
print(get(), c.nope)  # expect: 1 missing nope
def nope(): return c.nope
for _ in range(200): nope()
c.nope = "set"
print(nope())  # expect: set
C.__setattr__ = lambda self, name, value: print("refused", name)
def put(): c.x = 5
put()  # expect: refused x
print(get())  # expect: 1
