# One for loop walks lists, tuples, ranges, generators, dicts, strings and own iterators.
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
def walk(o):
    out = []
    for x in o: out.append(x)
    return out
def gen():
    yield 1
    yield 2
for make in (lambda: [1, 2], lambda: (1, 2), lambda: range(3), gen, lambda: {"a": 1}, lambda: "hé", It, lambda: {5}, lambda: zip([1], [2]), lambda: (x for x in [1]), lambda: range(2 ** 70, 2 ** 70 + 2), lambda: b"ab", lambda: iter([])):
    for _ in range(60): r = walk(make())
    print(r)
# expect: [1, 2]
# expect: [1, 2]
# expect: [0, 1, 2]
# expect: [1, 2]
# expect: ['a']
# expect: ['h', 'é']
# expect: [1, 2, 3]
# expect: [5]
# expect: [(1, 2)]
# expect: [1]
# expect: [1180591620717411303424, 1180591620717411303425]
# expect: [97, 98]
# expect: []
try:
    walk(5)
except TypeError as e:
    print(e)
# expect: 'int' object is not iterable
