# Concatenation, repetition, comparison, containment.
a = [1, 2]
print(a + [3], a * 2, 2 * a, a * 0, a * -1, [1] < [1, 0], [2] > [1, 9], [1, 2] == [1, 2.0], [] == (), 2 in a)
# expect: [1, 2, 3] [1, 2, 1, 2] [1, 2, 1, 2] [] [] True True True False True
b = a
a += [5]
a *= 2
print(b is a, b)  # expect: True [1, 2, 5, 1, 2, 5]
grid = [[0]] * 3
grid[0].append(1)
print(grid)  # expect: [[0, 1], [0, 1], [0, 1]]
