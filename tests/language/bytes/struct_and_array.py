# struct and array.
import struct
from array import array
print(struct.pack("<ihb", 1, -2, 3), struct.unpack(">H2s", b"\x01\x02ab"), struct.calcsize("@iq"), struct.pack("!d", 1.5), struct.pack("3s?", b"abcdef", True))
# expect: b'\x01\x00\x00\x00\xfe\xff\x03' (258, b'ab') 16 b'?\xf8\x00\x00\x00\x00\x00\x00' b'abc\x01'
a = array("i", [1, 2, 3])
a.append(4)
print(a, a[1:3], a.itemsize, a.tobytes()[:4], array("d", [0.5]), array("u", "hé") if False else array("w", "hé"))
# expect: array('i', [1, 2, 3, 4]) array('i', [2, 3]) 4 b'\x01\x00\x00\x00' array('d', [0.5]) array('w', 'hé')
try:
    struct.pack("b", 200)
except struct.error as error:
    print(error)
# expect: 'b' format requires -128 <= number <= 127
try:
    a.append("x")
except TypeError as error:
    print(error)
# expect: 'str' object cannot be interpreted as an integer
