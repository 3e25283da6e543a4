# Exceptions from __hash__ and __eq__ of keys come out.
class K:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq")
d = {K(): 1}
try:
    d[K()]
except ValueError as error:
    print(error)
# expect: eq
try:
    K() in d
except ValueError as error:
    print(error)
# expect: eq
key = K()
d2 = {key: "same object needs no eq"}
print(d2[key])  # expect: same object needs no eq
