# to_bytes, from_bytes, as_integer_ratio, real and imaginary parts, is_integer.
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-1).to_bytes(2, signed=True))  # expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xff'
print(int.from_bytes(b"\x01\x00"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2], "little"))  # expect: 256 -2 513
print((7).as_integer_ratio(), (7).numerator, (7).denominator, (7).real, (7).imag, (7).conjugate(), (7).is_integer())  # expect: (7, 1) 7 1 7 0 7 True
try:
    (256).to_bytes(1)
except OverflowError as error:
    print(error)
# expect: int too big to convert
