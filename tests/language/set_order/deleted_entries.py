# Places of removed items are used again.
s = set(range(8))
s -= {0, 1, 2}
s.add(16)
s.add(8)
print(s)  # expect: {3, 4, 5, 6, 7, 8, 16}
for x in (3, 4, 5): s.remove(x)
s.update([40, 0])
print(s)  # expect: {0, 6, 7, 8, 40, 16}
