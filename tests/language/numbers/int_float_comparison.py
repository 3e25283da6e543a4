# Ints and floats are compared exactly.
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53)  # expect: True False True
print(10 ** 400 > 1e308, 1 == 1.0, 1 < 1.5 < 2, hash(1) == hash(1.0) == hash(True))  # expect: True True True True
print(0.1 < 1 / 10 + 1e-17, 10 ** 16 + 1 == 1e16)  # expect: True False
