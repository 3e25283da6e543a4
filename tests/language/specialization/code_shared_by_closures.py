# Closures that share code meet different types.
def make(f): return lambda x: f(x) + x
ints, strs, floats = make(lambda x: x * 2), make(lambda x: x * 2), make(lambda x: x / 2)
for _ in range(100): r = ints(1), strs("a"), floats(3)
print(r)  # expect: (3, 'aaa', 4.5)
def counter(step):
    n = 0
    def bump():
        nonlocal n
        n += step
        return n
    return bump
a, b, c = counter(1), counter(0.5), counter(2 ** 62)
for _ in range(100): r = a(), b(), c()
print(r)  # expect: (100, 50.0, 461168601842738790400)
