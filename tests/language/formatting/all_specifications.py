# Every combination of a specification's parts, each with numbers and texts of all kinds: what they give, as a checksum for each first part.
import zlib

VALUES = [0, 1, -1, 255, -255, 10**6, 2**62, -2**63, 2**63, 10**25, 0.0, -0.0, 1.5, -2.25, 1e16, 1e300, float("inf"), float("-inf"), float("nan"), 123456.789, 0.00001, "", "a", "abc", "\U0001F600x", True, 3 + 4j]
FILLS = ["", "<", "*>", "x^", "0=", "\U0001F600>", "\u4e2d^", "\U0001F600="]


def shown(value, specification):
    try:
        return format(value, specification)
    except (ValueError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


for fill in FILLS:
    checksum = count = 0
    for sign in ("", "+"):
        for alternate in ("", "#"):
            for width in ("", "0", "5", "012", "70"):
                for group in ("", ",", "_"):
                    for precision in ("", ".0", ".2"):
                        for kind in ("", "d", "x", "X", "b", "c", "f", "e", "G", "%", "s"):
                            specification = fill + sign + alternate + width + group + precision + kind
                            for value in VALUES[count % 5::5]:
                                checksum = zlib.crc32(repr((value, specification, shown(value, specification))).encode(), checksum)
                            count += 1
    print(repr(fill), count, checksum)
# expect: '' 1980 4005633449
# expect: '<' 1980 2757621634
# expect: '*>' 1980 1753079319
# expect: 'x^' 1980 1428135247
# expect: '0=' 1980 3334122126
# expect: '😀>' 1980 791217348
# expect: '中^' 1980 1691970808
# expect: '😀=' 1980 610126044

# The same specification, by the same object and by others, with types that read it differently.
for _ in range(3):
    for value in (12, "ab", 1.5, True):
        print([shown(value, spec) for spec in ("6", "<6", "06", ">6d", "6" + "", "".join(["0", "6"]))])
# expect: ['    12', '12    ', '000012', '    12', '    12', '000012']
# expect: ['ab    ', 'ab    ', 'ab0000', "ValueError: Unknown format code 'd' for object of type 'str'", 'ab    ', 'ab0000']
# expect: ['   1.5', '1.5   ', '0001.5', "ValueError: Unknown format code 'd' for object of type 'float'", '   1.5', '0001.5']
# expect: ['     1', '1     ', '000001', '     1', '     1', '000001']
# expect: ['    12', '12    ', '000012', '    12', '    12', '000012']
# expect: ['ab    ', 'ab    ', 'ab0000', "ValueError: Unknown format code 'd' for object of type 'str'", 'ab    ', 'ab0000']
# expect: ['   1.5', '1.5   ', '0001.5', "ValueError: Unknown format code 'd' for object of type 'float'", '   1.5', '0001.5']
# expect: ['     1', '1     ', '000001', '     1', '     1', '000001']
# expect: ['    12', '12    ', '000012', '    12', '    12', '000012']
# expect: ['ab    ', 'ab    ', 'ab0000', "ValueError: Unknown format code 'd' for object of type 'str'", 'ab    ', 'ab0000']
# expect: ['   1.5', '1.5   ', '0001.5', "ValueError: Unknown format code 'd' for object of type 'float'", '   1.5', '0001.5']
# expect: ['     1', '1     ', '000001', '     1', '     1', '000001']
