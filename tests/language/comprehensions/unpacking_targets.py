# Any target may stand in a comprehension.
print([a for a, *b in [(1, 2, 3), "xy"]], [b for a, *b in [(1, 2, 3)]], [(a, c) for a, (b, c) in [(1, (2, 3))]])  # expect: [1, 'x'] [[2, 3]] [(1, 3)]
box = [0]
print([box[0] for box[0] in range(3)], box)  # expect: [0, 1, 2] [2]
class O: pass
o = O()
print([o.x for o.x in "ab"], o.x)  # expect: ['a', 'b'] b
