# __bytes__ is what bytes() asks for first.
class B:
    def __bytes__(self): return b"made"
    def __len__(self): return 3
print(bytes(B()))  # expect: b'made'
class Bad:
    def __bytes__(self): return "text"
try:
    bytes(Bad())
except TypeError as error:
    print(error)
# expect: __bytes__ returned non-bytes (type str)
print(bytes(iter([1, 2])), bytes(memoryview(b"m")), bytes(bytearray(b"z")))  # expect: b'\x01\x02' b'm' b'z'
