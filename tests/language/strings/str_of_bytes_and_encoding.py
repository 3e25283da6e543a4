# encode and decode with error handlers.
print("é€😀".encode(), "é".encode("latin-1"), "é".encode("ascii", "replace"), "é€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "namereplace"), "é".encode("ascii", "ignore"))
# expect: b'\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'\xe9' b'?' b'&#233;&#8364;' b'\\xe9' b'\\N{LATIN SMALL LETTER E WITH ACUTE}' b''
print(b"\xc3\xa9".decode(), b"\xff".decode("utf-8", "replace"), ascii(b"\xff".decode("utf-8", "surrogateescape")), b"a\xffb".decode("ascii", "ignore"), str(b"x", "ascii"), b"\xff".decode("ascii", "backslashreplace"))
# expect: é � '\udcff' ab x \xff
print("a".encode("utf-16"), "a".encode("utf-16-le"), "a".encode("utf-32-be"), "é".encode("utf-8-sig"), b"\xef\xbb\xbfx".decode("utf-8-sig"))
# expect: b'\xff\xfea\x00' b'a\x00' b'\x00\x00\x00a' b'\xef\xbb\xbf\xc3\xa9' x
print("a".encode("utf_7"), "hé".encode("unicode_escape"), r"\u00e9".encode().decode("unicode_escape"), "ü".encode("cp1252"))  # expect: b'a' b'h\\xe9' é b'\xfc'
