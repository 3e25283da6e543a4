# Unpacking targets in for, with and comprehensions.
for i, (a, *b) in enumerate([(1, 2), (3, 4, 5)]): print(i, a, b)
# expect: 0 1 [2]
# expect: 1 3 [4, 5]
class M:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): pass
with M() as (x, (y, z)): print(x, y, z)  # expect: 1 2 3
print([a + c for a, _, c in [(1, 2, 3)]], {k: v for k, *v in ["abc"]})  # expect: [4] {'a': ['b', 'c']}
