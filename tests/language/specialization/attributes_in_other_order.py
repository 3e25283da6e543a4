# Instances with the same attributes set in different order, and many of them.
class P: pass
def make(order):
    p = P()
    for n in order: setattr(p, n, n.upper())
    return p
things = [make("xyz"), make("zyx"), make("yxz"), make("x"), make("wxyz")]
def get(o): return o.x
for _ in range(100): r = [get(t) for t in things]
print(r, [list(vars(t)) for t in things])  # expect: ['X', 'X', 'X', 'X', 'X'] [['x', 'y', 'z'], ['z', 'y', 'x'], ['y', 'x', 'z'], ['x'], ['w', 'x', 'y', 'z']]
big = make([f"a{i}" for i in range(100)])
big.x = "big"
for _ in range(100): get(big)
print(get(big), len(vars(big)))  # expect: big 101
