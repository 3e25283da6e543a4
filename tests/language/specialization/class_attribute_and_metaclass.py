# Hot access to class attributes, with changes on the class and the metaclass.
class M(type): pass
class C(metaclass=M):
    x = "class"
def get(): return C.x
for _ in range(200): get()
C.x = "changed"
print(get())  # expect: changed
M.x = property(lambda cls: "metaclass property")
print(get())  # expect: metaclass property
del M.x
M.x = "plain metaclass attribute"
print(get())  # expect: changed
del C.x
print(get())  # expect: plain metaclass attribute
