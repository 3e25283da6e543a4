# __iter__ and __next__; an iterator is its own iterator.
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
c = Count(3)
print(list(c), list(c), iter(c) is c)  # expect: [2, 1, 0] [] True
for x in Count(2): print(x)
# expect: 1
# expect: 0
class BadIter:
    def __iter__(self): return 5
try:
    for x in BadIter(): pass
except TypeError as e:
    print(e)
# expect: iter() returned non-iterator of type 'int'
