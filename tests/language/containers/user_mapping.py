# A class with keys() and __getitem__ can be unpacked and given to dict().
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, key): return key * 2
print(dict(M()), {**M()}, (lambda **k: k)(**M()))  # expect: {'a': 'aa', 'b': 'bb'} {'a': 'aa', 'b': 'bb'} {'a': 'aa', 'b': 'bb'}
d = {}
d.update(M())
print(d)  # expect: {'a': 'aa', 'b': 'bb'}
