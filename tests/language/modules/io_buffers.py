# Buffered streams and streams in memory: sizes may be None, seeking within what was read ahead, positions far beyond the end, state that is set, and views that code opens meanwhile.
import io
print(io.BytesIO(b"ab\nc").read(None), io.StringIO("ab\nc").readline(None), io.BufferedReader(io.BytesIO(b"xy")).read(None))
# expect: b'ab\nc' ab
# expect:  b'xy'
try:
    io.BytesIO().read("a")
except TypeError as error:
    print(error)
# expect: argument should be integer or None, not 'str'
class Counting(io.BytesIO):
    seeks = 0
    def seek(self, *arguments):
        Counting.seeks += 1
        return super().seek(*arguments)
raw = Counting(bytes(range(100)))
reader = io.BufferedReader(raw, 32)
reader.read(10)
print(reader.seek(2), reader.read(2), reader.seek(4, 1), reader.read(1), Counting.seeks, reader.seek(90), reader.read(1), Counting.seeks)
# expect: 2 b'\x02\x03' 8 b'\x08' 0 90 b'Z' 1
target = bytearray(64)
print(reader.seek(0), reader.peek()[:3], reader.readinto1(target), target[:3])  # expect: 0 b'\x00\x01\x02' 32 bytearray(b'\x00\x01\x02')
far = io.BytesIO(b"abc")
print(far.seek(2 ** 63 - 1), far.read(), far.readinto(bytearray(2)), io.StringIO("x").seek(2 ** 63 - 1))  # expect: 9223372036854775807 b'' 0 9223372036854775807
class Closing:
    def __buffer__(self, flags):
        memory.close()
        return memoryview(b"A")
memory = io.BytesIO()
try:
    memory.write(Closing())
except ValueError as error:
    print(error)
# expect: I/O operation on closed file.
for state in ("", "", 0, 0), (1, "", 0, None), ("", "", -1, None):
    try:
        io.StringIO().__setstate__(state)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError fourth item of state should be a dict, got a int
# expect: TypeError initial_value must be str or None, not int
# expect: ValueError position value cannot be negative
class Wrong(io.BytesIO):
    def readinto(self, buffer): return b""
try:
    io.BufferedReader(Wrong(b"12")).readline()
except OSError as error:
    print(error, repr(error.__cause__))
# expect: raw readinto() failed TypeError("'bytes' object cannot be interpreted as an integer")
class Negative(io.BytesIO):
    def seek(self, *arguments): return -123
    def tell(self): return -456
for name in "tell", "seek":
    try:
        getattr(io.BufferedReader(Negative(b"12")), name)(*[0][: name == "seek"])
    except OSError as error:
        print(error)
# expect: Raw stream returned invalid position -456
# expect: Raw stream returned invalid position -123
try:
    reader.truncate()
except io.UnsupportedOperation as error:
    print(error)
# expect: truncate
with io.BytesIO(b"abcd") as stream:
    with stream.getbuffer()[1:] as view:
        print(stream.readinto(view), stream.getvalue())
# expect: 3 b'aabc'
try:
    reader.__getstate__()
except TypeError as error:
    print(error)
# expect: cannot pickle 'BufferedReader' instances
