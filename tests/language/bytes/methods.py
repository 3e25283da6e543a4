# Methods like those of str, but ASCII only.
b = b"Hello World"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.split(), b.replace(b"o", b"0"), b.find(b"o"), b.find(111), b.count(b"l"), b.startswith(b"He"))
# expect: b'HELLO WORLD' b'hello world' b'hELLO wORLD' b'Hello World' [b'Hello', b'World'] b'Hell0 W0rld' 4 4 3 True
print(b.hex(), b.hex(":", 2), bytes.fromhex("48 65 6c"), b"a,b".partition(b","), b" x ".strip(), b"x".center(5, b"*"), b"7".zfill(3), b"-".join([b"a", b"b"]))
# expect: 48656c6c6f20576f726c64 48:656c:6c6f:2057:6f72:6c64 b'Hel' (b'a', b',', b'b') b'x' b'**x**' b'007' b'a-b'
print(b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"\xe9".upper(), b"a1".isalnum(), b"".isalpha(), b"a\nb".splitlines(), b"abc".removeprefix(b"a"))
# expect: b'xy' b'\xe9' True False [b'a', b'b'] b'bc'
