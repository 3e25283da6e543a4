# In-place methods are tried first, then the ordinary ones.
class Counter:
    def __init__(self): self.n = 0
    def __iadd__(self, other):
        self.n += other
        return self
c = d = Counter()
c += 5
print(c is d, d.n)  # expect: True 5
x = y = (1,)
x += (2,)
print(x, y)  # expect: (1, 2) (1,)
a = b = [1]
a += (2, 3)
print(a is b, b)  # expect: True [1, 2, 3]
s = t = {1}
s |= {2}
print(t)  # expect: {1, 2}
m = n = {"a": 1}
m |= [("b", 2)]
print(n)  # expect: {'a': 1, 'b': 2}
class Odd:
    def __imul__(self, other): return "replaced"
o = Odd()
o *= 2
print(o)  # expect: replaced
