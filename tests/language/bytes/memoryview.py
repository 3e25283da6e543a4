# A window on a buffer: slices write through, casts reinterpret.
import gc
data = bytearray(b"abcdef")
m = memoryview(data)
m[0] = 90
m[2:4] = b"__"
print(data, m[1], m[1:3].tobytes(), m.nbytes, m.format, m.readonly, m.itemsize, m.shape, len(m), m.tolist())
# expect: bytearray(b'Zb__ef') 98 b'b_' 6 B False 1 (6,) 6 [90, 98, 95, 95, 101, 102]
h = memoryview(b"\x01\x00\x02\x00").cast("H")
print(h.tolist(), h[1], h.strides, memoryview(b"ab") == b"ab", m[::-1].tobytes(), m[::2].contiguous, hash(memoryview(b"x")) == hash(b"x"))
# expect: [1, 2] 2 (2,) True b'fe__bZ' False True
try:
    data.append(1)
except BufferError as error:
    print(error)
# expect: Existing exports of data: object cannot be re-sized
m.release()
gc.collect()
data.append(1)
try:
    m[0]
except ValueError as error:
    print(error)
# expect: operation forbidden on released memoryview object
