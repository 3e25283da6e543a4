"""Slices with steps, read and assigned: of themselves, of others, and where the bounds' code changes what is sliced."""

items = list(range(10))
for bounds in ((None, None, -1), (5, None, -1), (None, 5, -2), (8, 2, -3), (2, 8, 3), (-1, -20, -1), (20, -20, -4), (3, 3, 2), (0, 0, -1), (-20, None, 2)):
    part = slice(*bounds)
    print(bounds, items[part], tuple(items)[part], bytearray(items)[part], bytes(items)[part], "abcdefghij"[part])
# expect: (None, None, -1) [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] (9, 8, 7, 6, 5, 4, 3, 2, 1, 0) bytearray(b'\t\x08\x07\x06\x05\x04\x03\x02\x01\x00') b'\t\x08\x07\x06\x05\x04\x03\x02\x01\x00' jihgfedcba
# expect: (5, None, -1) [5, 4, 3, 2, 1, 0] (5, 4, 3, 2, 1, 0) bytearray(b'\x05\x04\x03\x02\x01\x00') b'\x05\x04\x03\x02\x01\x00' fedcba
# expect: (None, 5, -2) [9, 7] (9, 7) bytearray(b'\t\x07') b'\t\x07' jh
# expect: (8, 2, -3) [8, 5] (8, 5) bytearray(b'\x08\x05') b'\x08\x05' if
# expect: (2, 8, 3) [2, 5] (2, 5) bytearray(b'\x02\x05') b'\x02\x05' cf
# expect: (-1, -20, -1) [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] (9, 8, 7, 6, 5, 4, 3, 2, 1, 0) bytearray(b'\t\x08\x07\x06\x05\x04\x03\x02\x01\x00') b'\t\x08\x07\x06\x05\x04\x03\x02\x01\x00' jihgfedcba
# expect: (20, -20, -4) [9, 5, 1] (9, 5, 1) bytearray(b'\t\x05\x01') b'\t\x05\x01' jfb
# expect: (3, 3, 2) [] () bytearray(b'') b''
# expect: (0, 0, -1) [] () bytearray(b'') b''
# expect: (-20, None, 2) [0, 2, 4, 6, 8] (0, 2, 4, 6, 8) bytearray(b'\x00\x02\x04\x06\x08') b'\x00\x02\x04\x06\x08' acegi

# A list assigned to itself, forwards and backwards, and lists that share nothing.
a = list(range(6)); a[:] = a; print(a)  # expect: [0, 1, 2, 3, 4, 5]
a = list(range(6)); a[2:4] = a; print(a)  # expect: [0, 1, 0, 1, 2, 3, 4, 5, 4, 5]
a = list(range(6)); a[::-1] = a; print(a)  # expect: [5, 4, 3, 2, 1, 0]
a = list(range(6)); a[::2] = a[1::2]; print(a)  # expect: [1, 1, 3, 3, 5, 5]
a = list(range(6)); a[:4] = a[3::-1]; print(a)  # expect: [3, 2, 1, 0, 4, 5]
a = list(range(6)); b = [7, 8, 9]; a[::2] = b; b.append(1); print(a, b)  # expect: [7, 1, 8, 3, 9, 5] [7, 8, 9, 1]
a = list(range(6)); b = (7, 8, 9); a[1:2] = b; print(a, b)  # expect: [0, 7, 8, 9, 2, 3, 4, 5] (7, 8, 9)
a = list(range(6)); a[1:5] = (x * 10 for x in a); print(a)  # expect: [0, 0, 10, 20, 30, 40, 50, 5]
a = bytearray(range(6)); a[:] = a; print(a)  # expect: bytearray(b'\x00\x01\x02\x03\x04\x05')
a = bytearray(range(6)); a[::-1] = a; print(a)  # expect: bytearray(b'\x05\x04\x03\x02\x01\x00')
a = bytearray(range(6)); a[1:3] = a; print(a)  # expect: bytearray(b'\x00\x00\x01\x02\x03\x04\x05\x03\x04\x05')
a = bytearray(range(6)); a[::2] = bytes(3); print(a)  # expect: bytearray(b'\x00\x01\x00\x03\x00\x05')
a = bytearray(range(6)); a[1:4] = b""; print(a)  # expect: bytearray(b'\x00\x04\x05')
a = bytearray(range(6)); a[::2] = b""; print(a)  # expect: bytearray(b'\x01\x03\x05')
a = bytearray(range(6)); a[4:1:-1] = memoryview(b"xyz"); print(a)  # expect: bytearray(b'\x00\x01zyx\x05')
a = bytearray(range(6)); a[::3] = [250, 251]; print(a)  # expect: bytearray(b'\xfa\x01\x02\xfb\x04\x05')


class Shows(bytes):
    def __iter__(self):
        return iter([1, 2])

    def __bytes__(self):
        return b"none"


a = bytearray(range(6)); a[::2] = Shows(b"abc"); print(a)  # expect: bytearray(b'a\x01b\x03c\x05')
for target, value in ((list(range(6)), [1]), (bytearray(6), b"x"), (bytearray(6), Shows(b"ab"))):
    try:
        target[::2] = value
    except ValueError as error:
        print(error)
# expect: attempt to assign sequence of size 1 to extended slice of size 3
# expect: attempt to assign bytes of size 1 to extended slice of size 3
# expect: attempt to assign bytes of size 2 to extended slice of size 3


class Bound:
    """Changes what is sliced when it is asked for a number."""

    def __init__(self, action, value):
        self.action, self.value = action, value

    def __index__(self):
        self.action()
        return self.value


a = list(range(8)); print(a[Bound(a.clear, 6)::-1])  # expect: []
a = list(range(8)); print(a[Bound(lambda: a.extend([8, 9]), 20)::-3])  # expect: [9, 6, 3, 0]
a = list(range(8)); a[:Bound(lambda: a.__delitem__(slice(3, None)), 7)] = a; print(a)  # expect: [0, 1, 2]
a = list(range(8)); b = [1, 2]; a[Bound(lambda: b.append(3), 2):4] = b; print(a)  # expect: [0, 1, 1, 2, 3, 4, 5, 6, 7]
a = bytearray(range(8)); print(a[Bound(a.clear, 6)::-1])  # expect: bytearray(b'')
a = bytearray(range(8)); a[::Bound(lambda: a.__delitem__(slice(4, None)), 2)] = b"xy"; print(a)  # expect: bytearray(b'x\x01y\x03')
for i in range(200):
    a = list(range(8)); b = a if i % 3 == 0 else [1, 2, 3]
    a[1:3] = b
    if a != [0, *(range(8) if i % 3 == 0 else (1, 2, 3)), 3, 4, 5, 6, 7]:
        print(i, a)
print(bytearray(b"ab") * 5, bytearray(b"a") * 4, b"abc" * 3, bytearray(b"") * 9, bytearray(b"x") * -1)
# expect: bytearray(b'ababababab') bytearray(b'aaaa') b'abcabcabc' bytearray(b'') bytearray(b'')
a = list(range(8)); del a[:Bound(lambda: a.__delitem__(slice(3, None)), 7)]; print(a)  # expect: []
a = list(range(8)); del a[Bound(a.clear, 7)::-2]; print(a)  # expect: []
