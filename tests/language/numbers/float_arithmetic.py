# Division, remainder and rounding of floats.
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, divmod(-7.5, 2))  # expect: 3.0 -4.0 -0.5 0.5 (-4.0, 0.5)
print(0.0 == -0.0, 1e308 + 1e308, float("inf") - float("inf"))  # expect: True inf nan
print(2.0 ** 0.5, (-8.0) ** (1 / 3), 4 ** 0.5, 0.0 ** 0)  # expect: 1.4142135623730951 (1.0000000000000002+1.7320508075688772j) 2.0 1.0
print(1.5 + 1, 3 - 0.5, 2 * 1.5, 7 / 2, 7 // 2.0)  # expect: 2.5 2.5 3.0 3.5 3.0
