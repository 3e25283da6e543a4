# Small numeric builtins.
print(abs(-5), abs(-1.5), abs(3 + 4j), divmod(7, -2), divmod(7.5, 2), bin(-5), oct(8), hex(-255), chr(97), ord("a"), chr(0x1F600), pow(2, 10), pow(2, 10, 100), round(2.5), sum([1, 2], 10))
# expect: 5 1.5 5.0 (-4, -1) (3.0, 1.5) -0b101 0o10 -0xff a 97 😀 1024 24 2 13
