# Corners of format specifications and of % that generated cases found.
from decimal import Decimal

print([format(value, "#") for value in (1.0, -0.0, 123.0, 1e16, 1e-7, 2.5)], format(100000.0, "#,"), format(1.0, "+#10"), format(1 + 0j, "#"))
# expect: ['1.0', '-0.0', '123.0', '1.e+16', '1.e-07', '2.5'] 100,000.0       +1.0 (1.+0.j)
print([b"%.0c" % (65,), b"%5.c|" % b"x", "%.0c" % "x", b"%-4.2c|" % 66])  # expect: [b'A', b'    x|', 'x', b'B   |']


def attempt(value, specification):
    try:
        return format(value, specification)
    except ValueError as error:
        return f"ValueError {error}"


for specification in ("<010", "*>010f", "^+0", "=#0.3", "010", "+010f", "*>10", "<"):
    print(specification, attempt(Decimal("1.50"), specification), "|", attempt(1.5, specification), "|", attempt(7, specification.rstrip("f").replace(".3", "")))
# expect: <010 ValueError invalid format string | 1.50000000 | 7000000000
# expect: *>010f ValueError invalid format string | **1.500000 | *********7
# expect: ^+0 ValueError invalid format string | +1.5 | +7
# expect: =#0.3 ValueError invalid format string | 1.50 | 7
# expect: 010 0000001.50 | 00000001.5 | 0000000007
# expect: +010f +000001.50 | +01.500000 | +000000007
# expect: *>10 ******1.50 | *******1.5 | *********7
# expect: < 1.50 | 1.5 | 7
