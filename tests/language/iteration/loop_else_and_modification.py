# The loop variable survives the loop; range is fixed at the start.
n = 3
for i in range(n):
    n = 100
print(i, n)  # expect: 2 100
for i in []: pass
print(i)  # expect: 2
for i in range(3): i = 10
print(i)  # expect: 10
for a, (b, *c) in [(1, (2, 3, 4))]: print(a, b, c)  # expect: 1 2 [3, 4]
