# The same rules for str, bytes, tuple and range.
print("hello"[1:3], "hello"[::-1], "héllo😀"[-1:], b"bytes"[::2], (1, 2, 3)[1:], range(10)[2:8:3], bytearray(b"abc")[1:], memoryview(b"abcd")[1:3].tobytes())
# expect: el olleh 😀 b'bts' (2, 3) range(2, 8, 3) bytearray(b'bc') b'bc'
s = "abc"
print(s[:] is s, (t := (1, 2))[:] is t, "abc"[1:1] == "", "abc"[5:], "abc"[-2:-1])  # expect: True True True  b
