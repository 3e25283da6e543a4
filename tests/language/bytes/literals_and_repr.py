# Bytes literals and their repr.
print(b"abc", b"\x00\xff\n\t\\'", b'"', b"'", b"it's \"", rb"\n", b"a" b"b", bytes(3), bytes([65, 66]), bytes("é", "utf-8"))
# expect: b'abc' b"\x00\xff\n\t\\'" b'"' b"'" b'it\'s "' b'\\n' b'ab' b'\x00\x00\x00' b'AB' b'\xc3\xa9'
print(bytearray(b"abc"), bytearray(2), bytearray(), repr(bytearray(b"'")))  # expect: bytearray(b'abc') bytearray(b'\x00\x00') bytearray(b'') bytearray(b"\'")
