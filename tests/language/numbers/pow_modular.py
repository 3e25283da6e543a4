# pow with three arguments, and inverses.
print(pow(3, 200, 13), pow(-3, 3, 10), pow(3, -1, 7), pow(2, 10, -7), pow(5, 0, 1))  # expect: 9 3 5 -5 0
print(pow(2, 0.5) == 2 ** 0.5, pow(2, -2), (-2) ** 3, (-8) ** (1 / 3))  # expect: True 0.25 -8 (1.0000000000000002+1.7320508075688772j)
