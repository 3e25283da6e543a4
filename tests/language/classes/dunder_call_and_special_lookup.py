# Special methods are looked up on the type, not on the instance.
class A:
    def __call__(self, *a, **k): return a, k
    def __len__(self): return 3
a = A()
a.__len__ = lambda: 99
a.__call__ = lambda: "instance"
print(a(1, x=2), len(a), a.__len__())  # expect: ((1,), {'x': 2}) 3 99
class B: pass
b = B()
b.__str__ = lambda: "no"
print(str(b).startswith("<__main__.B object at 0x"))  # expect: True
B.__len__ = lambda self: 7
print(len(b))  # expect: 7
del B.__len__
try:
    len(b)
except TypeError as error:
    print(error)
# expect: object of type 'B' has no len()
