# Defaults freeze the value, closures do not.
fs = []
for i in range(3):
    def f(now=i): return now, i
    fs.append(f)
print([f() for f in fs])  # expect: [(0, 2), (1, 2), (2, 2)]
