# Every prefix in every case.
print(r"\n", R'\t', b"x", rb"\x", Rb"\y", BR'\z', u"u", U"U")  # expect: \n \t b'x' b'\\x' b'\\y' b'\\z' u U
print(f"{1}", F"{2}", rf"\{3}", fR"\{4}")  # expect: 1 2 \3 \4
print("a" 'b' """c""" r"\d")  # expect: abc\d
print(b"a" rb"\b")  # expect: b'a\\b'
