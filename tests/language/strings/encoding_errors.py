"é".encode("ascii")  ### UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
---
b"\xff".decode()  ### UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
---
b"\xc3".decode()  ### UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
---
"\ud800".encode()  ### UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
---
b"a".decode("no-such-codec")  ### LookupError: unknown encoding: no-such-codec
---
"a".encode("hex")  ### LookupError: 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs
---
b"\x80abc".decode("ascii")  ### UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)
---
"ab€".encode("latin-1")  ### UnicodeEncodeError: 'latin-1' codec can't encode character '\u20ac' in position 2: ordinal not in range(256)
---
b"abc".decode("utf-8", "no-such-handler")
---
b"\xff".decode("utf-8", "no-such-handler")  ### LookupError: unknown error handler name 'no-such-handler'
---
"x".encode(5)  ### TypeError: encode() argument 'encoding' must be str, not int
---
str(b"x", 5)  ### TypeError: str() argument 'encoding' must be str, not int
---
b"\x00".decode("utf-16")  ### UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x00 in position 0: truncated data
