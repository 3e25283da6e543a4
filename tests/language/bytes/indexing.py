# An index gives an int, a slice gives bytes.
b = b"abc"
print(b[0], b[-1], b[0:1], b[::-1], list(b), 97 in b, b"bc" in b, b"" in b)  # expect: 97 99 b'a' b'cba' [97, 98, 99] True True True
try:
    b[5]
except IndexError as error:
    print(error)
# expect: index out of range
try:
    300 in b
except ValueError as error:
    print(error)
# expect: byte must be in range(0, 256)
