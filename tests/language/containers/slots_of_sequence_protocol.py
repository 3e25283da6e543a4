# A class with __getitem__ and __len__ is a sequence of sorts.
class Squares:
    def __len__(self): return 4
    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i.start, i.stop, i.step)
        if i >= 4:
            raise IndexError
        return i * i
s = Squares()
print(list(s), 9 in s, 5 in s, list(reversed(s)), s[1:2], s[::3], s[:-1], [*s], max(s))
# expect: [0, 1, 4, 9] True False [9, 4, 1, 0] ('slice', 1, 2, None) ('slice', None, None, 3) ('slice', None, -1, None) [0, 1, 4, 9] 9
a, b, c, d = s
print(d)  # expect: 9
