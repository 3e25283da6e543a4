"""Bits, shifts and order of ints around the borders of words: results lose their upper words, and signs count as in two's complement."""

sizes = (1, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129, 200, 320, 1000)
numbers = []
for size in sizes:
    for number in (1 << size, (1 << size) - 1, (1 << size) + (1 << size // 2), int("10" * (size // 2 + 1), 2)):
        numbers += [number, -number]

total = 0
for x in numbers:
    for y in numbers:
        total = (total * 31 + (x & y) * 3 + (x | y) * 5 + (x ^ y) * 7) % (10 ** 40)
        if (x & y) + (x | y) != x + y or (x ^ y) != (x | y) - (x & y) or (~x & ~y) != ~(x | y):
            print("bits differ", x, y)
        if (x < y) != (x - y < 0) or (x == y) != (x - y == 0):
            print("order differs", x, y)
print(total)  # expect: 5849874085735227743397423774939339590560

total = 0
for x in numbers:
    for count in (0, 1, 31, 32, 33, 63, 64, 65, 96, 100, 128, 999, 1000, 1001, 5000):
        total = (total * 31 + (x << count) * 3 + (x >> count)) % (10 ** 40)
        if x << count != x * 2 ** count or x >> count != x // 2 ** count or (x << count) >> count != x:
            print("shifts differ", x, count)
print(total)  # expect: 7236404945468919668856997841638430329681

# The results are small ints again where they fit.
for x in ((1 << 200) & 5, (1 << 200 | 5) ^ (1 << 200), (1 << 200) >> 198, -(1 << 200) >> 300, (1 << 200) >> 300, (2**64 + 3) & 2**63 - 1):
    print(x, type(x), x == 4, {4: "four"}.get(x))
# expect: 0 <class 'int'> False None
# expect: 5 <class 'int'> False None
# expect: 4 <class 'int'> True four
# expect: -1 <class 'int'> False None
# expect: 0 <class 'int'> False None
# expect: 3 <class 'int'> False None
print((0 << 10 ** 6) | 0, (2 ** 64 & 2 ** 65), -2 ** 64 & 2 ** 64 - 1, -2 ** 64 | 1, hash(2 ** 64 << 1000) == hash(2 ** 1064))
# expect: 0 0 0 -18446744073709551615 True

# Hashes are residues by 2 to the 61st less 1.
for x in numbers[:40]:
    if hash(x) != (-1 if x < 0 else 1) * (abs(x) % (2 ** 61 - 1)) and hash(x) != -2:
        print("hash differs", x)
