# float() of text.
print(float("  1.5\n"), float("1_0.5"), float(".5"), float("5."), float("1e3"), float("-Infinity"), float("nan"))  # expect: 1.5 10.5 0.5 5.0 1000.0 -inf nan
print(float("1e400"), float("1e-400"), float("0x10", ) if False else "no hex", float("٣.٥"))  # expect: inf 0.0 no hex 3.5
print(float.fromhex("0x1.8p3"), (0.1).hex(), float.fromhex("-inf"))  # expect: 12.0 0x1.999999999999ap-4 -inf
