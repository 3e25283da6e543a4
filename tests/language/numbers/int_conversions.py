# int() of text, floats and bases.
print(int("  12\n"), int("-1_0"), int("ff", 16), int("0x1F", 0), int("z", 36), int("٣"))  # expect: 12 -10 255 31 35 3
print(int(3.99), int(-3.99), int(True), int(b"12"), int(1e20))  # expect: 3 -3 1 12 100000000000000000000
print(int(), int("0b11", 2), int("-0o17", 8))  # expect: 0 3 -15
class I:
    def __int__(self): return 7
class X:
    def __index__(self): return 9
print(int(I()), int(X()), range(10)[X()])  # expect: 7 9 9
