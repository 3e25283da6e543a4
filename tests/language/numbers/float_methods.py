# as_integer_ratio, is_integer, hex.
print((0.75).as_integer_ratio(), (3.0).is_integer(), (3.5).is_integer(), (-0.5).hex())  # expect: (3, 4) True False -0x1.0000000000000p-1
for bad in (float("inf"), float("nan")):
    try:
        bad.as_integer_ratio()
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError cannot convert NaN to integer ratio
