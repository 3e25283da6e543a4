# copy, deepcopy and pickle through __reduce__, __getstate__ and slots.
import copy, pickle
class A:
    def __init__(self): self.x = [1]
    def __getstate__(self): return {"x": self.x, "made": True}
a = A()
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, b.made, pickle.loads(pickle.dumps(a)).made)  # expect: True False True True
class S:
    __slots__ = ("p", "q")
s = S()
s.p = 1
t = pickle.loads(pickle.dumps(s))
print(t.p, hasattr(t, "q"), object.__reduce_ex__(a, 2)[0].__name__, a.__getstate__())  # expect: 1 False __newobj__ {'x': [1], 'made': True}
