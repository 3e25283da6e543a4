# The order survives growth, deletion and reuse.
d = {}
for i in range(1000): d[i] = i
for i in range(0, 1000, 3): del d[i]
for i in range(2000, 2010): d[i] = i
d[3] = "back"
keys = list(d)
print(len(d), keys[:4], keys[-3:], keys == sorted(keys[:-1]) + [3])  # expect: 677 [1, 2, 4, 5] [2008, 2009, 3] True
while len(d) > 3: d.popitem()
print(d)  # expect: {1: 1, 2: 2, 4: 4}
