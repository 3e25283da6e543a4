# bytes and str are never equal; bytes and bytearray may be.
print(b"a" == "a", b"a" == bytearray(b"a"), b"a" < b"b", bytearray(b"b") > b"a", b"a" == 97, {b"a": 1}.get("a"))  # expect: False True True True False None
try:
    hash(bytearray())
except TypeError as error:
    print(error)
# expect: unhashable type: 'bytearray'
