# Lone surrogates are kept, joined ones stay two.
s = "\ud83d" + "\ude00"
print(len(s), ascii(s), s == "😀")  # expect: 2 '\ud83d\ude00' False
print(ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")), "\udc80".encode("utf-8", "surrogateescape"))  # expect: '\ud800' b'\x80'
print("\ud83d\ude00".encode("utf-16-le", "surrogatepass").decode("utf-16-le") == "😀")  # expect: True
