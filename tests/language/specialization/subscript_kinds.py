# One subscription meets list, tuple, str, dict, range, and classes.
class G:
    def __getitem__(self, k): return ("G", k)
def get(o, k): return o[k]
def warm(o, k):
    for _ in range(100): r = get(o, k)
    return r
print(warm([1, 2], 1), warm((1, 2), 0), warm("héy", 1), warm({1: "one"}, 1), warm(range(5), 2), warm(G(), 9), warm(b"ab", 0), warm([1, 2], -1), warm([1, 2, 3], slice(1, 3)), warm([5, 6], True))
# expect: 2 1 é one 2 ('G', 9) 97 2 [2, 3] 6
for o, k in (([1], 5), ((1,), 9), ({}, "k"), ("a", 3), ([1], "x")):
    try:
        warm(o, k)
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError list index out of range
# expect: IndexError tuple index out of range
# expect: KeyError 'k'
# expect: IndexError string index out of range
# expect: TypeError list indices must be integers or slices, not str
print(warm([7], 0))  # expect: 7
