# A hot attribute is deleted and comes back.
class C:
    def __init__(self): self.a, self.b, self.c = 1, 2, 3
o = C()
def get(): return o.b
for _ in range(100): get()
del o.b
try:
    get()
except AttributeError as e:
    print(e)
# expect: 'C' object has no attribute 'b'
o.b = "back"
print(get(), list(vars(o)))  # expect: back ['a', 'c', 'b']
C.b = "class"
del o.b
print(get())  # expect: class
