# One test of truth meets every kind of object.
class B:
    answer = True
    def __bool__(self): return B.answer
class L:
    def __len__(self): return 0
class N: pass
def truth(x): return "yes" if x else "no"
for x in (True, False, 0, 5, 2 ** 70, None, "", "a", [], [1], {}, {1: 1}, 0.0, 1.5, (), B(), L(), N(), len):
    for _ in range(80): r = truth(x)
    print(r, end=" ")
# expect: yes no no yes yes no no yes no yes no yes no yes no yes no yes yes
print()
b = B()
for _ in range(100): truth(b)
B.answer = False
print(truth(b))  # expect: no
n = N()
for _ in range(100): truth(n)
N.__bool__ = lambda self: False
print(truth(n))  # expect: no
del N.__bool__
N.__len__ = lambda self: 3
print(truth(n))  # expect: yes
