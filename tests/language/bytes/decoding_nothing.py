# No bytes are an empty text, whatever codec is named; some bytes ask for it.
print(repr(b"".decode("no such codec")), repr(bytearray().decode("hex")), repr(str(b"", "rot13")))  # expect: '' '' ''


def attempt(action):
    try:
        return action()
    except LookupError as error:
        return f"LookupError {error}"


print(attempt(lambda: b"x".decode("no such codec")))  # expect: LookupError unknown encoding: no such codec
print(attempt(lambda: b"x".decode("hex")))  # expect: LookupError 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
print(attempt(lambda: "".encode("no such codec")))  # expect: LookupError unknown encoding: no such codec
print(attempt(lambda: open(__file__, encoding="hex")))  # expect: LookupError 'hex' is not a text encoding
