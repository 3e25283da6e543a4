# Precedence and associativity.
print(2 ** 3 ** 2, -2 ** 2, 2 ** -1)  # expect: 512 -4 0.5
print(1 + 2 * 3 - 4 // 3 % 2)  # expect: 6
print(1 << 2 + 1, 7 & 3 == 3, 1 | 2 ^ 3 & 4)  # expect: 8 True 3
print(not 1 == 2, -3 % 5, -7 // 2, ~5 + 1)  # expect: True 2 -4 -5
print(1 if 0 else 2 if 0 else 3)  # expect: 3
print((lambda x: x or 1, 2)[1])  # expect: 2
print(5 - 3 - 1, 2 * 3 % 4, 100 / 10 / 2)  # expect: 1 2 5.0
