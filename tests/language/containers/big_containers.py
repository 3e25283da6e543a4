# Growing and shrinking thousands of entries keeps everything.
d = {}
for i in range(5000):
    d[i] = i
for i in range(0, 5000, 2):
    del d[i]
print(len(d), sum(d), next(iter(d)), list(d)[-1])  # expect: 2500 6250000 1 4999
for i in range(0, 5000, 2):
    d[i] = -i
print(len(d), list(d)[2500], sum(d.values()))  # expect: 5000 0 2500
s = set(range(5000))
s -= set(range(1, 5000, 2))
print(len(s), sum(s), 2 in s, 3 in s)  # expect: 2500 6247500 True False
a = list(range(5000))
del a[10:4990]
print(len(a), a[9:12])  # expect: 20 [9, 4990, 4991]
