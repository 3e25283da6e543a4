# bytearray in place.
b = bytearray(b"hello")
b[0] = 72
b[1:3] = b"EYY"
b.append(33)
b.extend([1, 2])
print(b, b.pop(), b.pop(0), b)  # expect: bytearray(b'EYYlo!\x01') 2 72 bytearray(b'EYYlo!\x01')
b.insert(1, 65)
b.remove(33)
b.reverse()
print(b, len(b))  # expect: bytearray(b'\x01olYYAE') 7
del b[::2]
b += b"xy"
b *= 2
print(b)  # expect: bytearray(b'oYAxyoYAxy')
b.clear()
print(b, bool(b))  # expect: bytearray(b'') False
for bad in (256, -1, "a"):
    try:
        b.append(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
