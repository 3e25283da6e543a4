# One addition meets ints, then floats, strings, lists and objects of our own.
class V:
    def __init__(self, n): self.n = n
    def __add__(self, other): return V(self.n + other.n)
def add(a, b): return a + b
def run(a, b):
    for _ in range(200): r = add(a, b)
    return r
print(run(1, 2), run(1.5, 2.0), run("a", "b"), run([1], [2]), run((1,), (2,)), run(V(1), V(2)).n, run(1, 2.5), run(True, True), run(2 ** 70, 1), run(1, 2))
# expect: 3 3.5 ab [1, 2] (1, 2) 3 3.5 2 1180591620717411303425 3
try:
    run(1, "x")
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for +: 'int' and 'str'
print(run(3, 4))  # expect: 7
