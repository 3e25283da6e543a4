# Flags, widths and precisions of printf-style conversions in all orders.
import zlib

VALUES = [0, 7, -7, 255, 10**6, -2**63, 2**63, 0.0, -0.0, 1.5, -2.25, 1e22, float("inf"), float("nan"), "", "abc", "\U0001F600x", True, None]

for flags in ("", "-", "0", "-0", "0-", "+", " ", "#", "+0", "#0", "00"):
    checksum = 0
    for width in ("", "1", "5", "12", "1234", "*"):
        for precision in ("", ".", ".0", ".3", ".30"):
            for code in ("s", "d", "i", "ld", "r", "u", "o", "x", "X", "e", "F", "g", "a", "c", "%", "q"):
                conversion = "%" + flags + width + precision + code
                for value in VALUES:
                    try:
                        text = (conversion + "|%s") % ((7, value, 1) if "*" in conversion else (value, 1))
                    except (TypeError, ValueError, OverflowError) as error:
                        text = f"{type(error).__name__}: {error}"
                    checksum = zlib.crc32(repr((conversion, value, text)).encode(), checksum)
    print(repr(flags), checksum)
# expect: '' 4127238449
# expect: '-' 597554398
# expect: '0' 3954393585
# expect: '-0' 3305504791
# expect: '0-' 1385883359
# expect: '+' 1435765272
# expect: ' ' 2638885695
# expect: '#' 2111865874
# expect: '+0' 2267781288
# expect: '#0' 2252020593
# expect: '00' 2650830447
