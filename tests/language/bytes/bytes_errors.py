bytes([256])  ### ValueError: bytes must be in range(0, 256)
---
bytes("abc")  ### TypeError: string argument without an encoding
---
bytes(-1)  ### ValueError: negative count
---
bytes([1.5])  ### TypeError: 'float' object cannot be interpreted as an integer
---
bytes.fromhex("4")  ### ValueError: fromhex() arg must contain an even number of hexadecimal digits
---
bytes.fromhex("zz")  ### ValueError: non-hexadecimal number found in fromhex() arg at position 0
---
b"abc"[0] = 1  ### TypeError: 'bytes' object does not support item assignment
---
b"a" < "a"  ### TypeError: '<' not supported between instances of 'bytes' and 'str'
---
b"".join(["a"])  ### TypeError: sequence item 0: expected a bytes-like object, str found
---
b"a".find("a")  ### TypeError: argument should be integer or bytes-like object, not 'str'
---
bytearray(b"a").index(b"z")  ### ValueError: subsection not found
---
b"abc".decode("latin-1", 5)  ### TypeError: decode() argument 'errors' must be str, not int
---
b"a".replace("a", "b")  ### TypeError: a bytes-like object is required, not 'str'
---
b"".center(5, b"ab")  ### TypeError: center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
