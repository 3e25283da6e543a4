# The key that came first stays when an equal one is stored.
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d)  # expect: {1: 'bool'}
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, other): return self.n == other.n
d = {K(1): "a", K(2): "b"}
print(d[K(1)], d[K(2)], len(d), K(3) in d)  # expect: a b 2 False
class Bad:
    def __hash__(self): return "x"
try:
    {Bad(): 1}
except TypeError as error:
    print(error)
# expect: cannot use 'Bad' as a dict key (__hash__ method should return an integer)
