# Copies, unions and differences give tables of the reference's sizes.
s = set(range(0, 200, 7))
s -= set(range(0, 150, 7))
print(s, s.copy(), s | {1}, s.difference([0]))
# expect: {154, 161, 168, 175, 182, 189, 196} {161, 196, 182, 168, 154, 189, 175} {161, 1, 196, 182, 168, 154, 189, 175} {161, 196, 182, 168, 154, 189, 175}
t = set(range(40))
for x in range(35): t.discard(x)
t.difference_update([1000])
print(t, frozenset(t), set(dict.fromkeys([35, 3, 67])), dict.fromkeys([35, 3, 67]).keys() - {99})
# expect: {35, 36, 37, 38, 39} frozenset({35, 36, 37, 38, 39}) {3, 67, 35} {3, 67, 35}
