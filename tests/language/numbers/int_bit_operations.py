# Two's complement without end, bit_length, bit_count and shifts.
print(-1 & 0xFF, -256 | 1, 5 ^ -3, ~10**20)  # expect: 255 -255 -8 -100000000000000000001
print((-5) >> 1, -1 >> 100, 1 << 100, (1 << 100) >> 98)  # expect: -3 -1 1267650600228229401496703205376 4
print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count())  # expect: 8 9 0 8 3
print(-(1 << 64) & (1 << 70) - 1)  # expect: 1162144876643701751808
