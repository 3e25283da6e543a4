# A class's __getitem__ is replaced while it is hot.
class C:
    def __getitem__(self, k): return k
c = C()
def get(): return c[5]
for _ in range(100): get()
print(get())  # expect: 5
C.__getitem__ = lambda self, k: k * 2
print(get())  # expect: 10
C.__getitem__ = C.__getitem__.__get__(None, C)
for _ in range(100): r = get()
print(r)  # expect: 10
del C.__getitem__
try:
    get()
except TypeError as e:
    print(e)
# expect: 'C' object is not subscriptable
