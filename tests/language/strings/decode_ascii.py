# bytes.decode() of what is ASCII and what only begins so, with names of UTF-8 and error handlers that nobody has.
class Name(str):
    pass


print(repr(b"".decode()), repr(b"a".decode()), repr(b"hello".decode("utf-8", "nobody-has-this")), repr(bytearray(b"abc").decode()), repr(b"\x00\x7f".decode(encoding="utf-8")))
# expect: '' 'a' 'hello' 'abc' '\x00\x7f'
print(b"h\xc3\xa9".decode(), ascii(b"\xf0\x9f\x98\x80".decode()), b"hello".decode("UTF8"), b"hello".decode(Name("utf-8")), b"a\xffb".decode("utf-8", "replace") == "a\ufffdb")
# expect: hé '\U0001f600' hello hello True
for name, errors in ("utf-8", "nobody-has-this"), ("utf-8", "strict"), ("no-such-codec", "strict"):
    try:
        print(b"a\xff".decode(name, errors))
    except (LookupError, UnicodeDecodeError) as error:
        print(type(error).__name__, error)
# expect: LookupError unknown error handler name 'nobody-has-this'
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: LookupError unknown encoding: no-such-codec
data = bytearray(b"plain")
text = data.decode()
data[0] = 80
data.append(33)
print(text, data.decode())  # expect: plain Plain!
