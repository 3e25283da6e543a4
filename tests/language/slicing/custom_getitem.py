# What __getitem__, __setitem__ and __delitem__ get.
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[1:2], s[:], s[::2], s[1:2, 3], s[..., None], s["a":"b":"c"])
# expect: slice(1, 2, None) slice(None, None, None) slice(None, None, 2) (slice(1, 2, None), 3) (Ellipsis, None) slice('a', 'b', 'c')
s[1:2] = 5  # expect: set slice(1, 2, None) 5
del s[:-1]  # expect: del slice(None, -1, None)
s["k"] += "more"  # expect: set k kmore
try:
    s[0:1] += 1
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for +=: 'slice' and 'int'
