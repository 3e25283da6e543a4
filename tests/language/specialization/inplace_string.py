# s += x in a hot loop, with the old value kept elsewhere.
def f(n):
    s = ""
    kept = []
    for i in range(n):
        s += "ab"
        if i % 50 == 0: kept.append(s)
    return len(s), [len(k) for k in kept], kept[0]
print(f(200))  # expect: (400, [2, 102, 202, 302], 'ab')
def g(items):
    s = items[0]
    for x in items[1:]: s += x
    return s
print(g(["a"] * 100), g([1] * 100), g([[1], [2]] * 5)[:4])
# expect: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 100 [1, 2, 1, 2]
