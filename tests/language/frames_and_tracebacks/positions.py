# co_positions and co_lines cover the code.
def f(a, b):
    return (a +
            b)
lines = sorted({l for _, _, l in f.__code__.co_lines() if l})
print([l - f.__code__.co_firstlineno for l in lines])  # expect: [0, 1, 2]
print(sorted({(p[0] - f.__code__.co_firstlineno, p[1] - f.__code__.co_firstlineno, p[2], p[3]) for p in f.__code__.co_positions() if p[0]}))
# expect: [(0, 0, 0, 0), (1, 1, 12, 13), (1, 2, 4, 14), (1, 2, 12, 13), (2, 2, 12, 13)]
