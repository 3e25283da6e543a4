# A bytes object on the right of % is a mapping to a str format, but a single argument to a bytes format.
print("no" % b"1")  # expect: no
for text in (b"no", bytearray(b"no")):
    for value in (b"1", bytearray(b"1")):
        try:
            print(text % value)
        except TypeError as error:
            print(error)
# expect: not all arguments converted during bytes formatting
# expect: not all arguments converted during bytes formatting
# expect: not all arguments converted during bytes formatting
# expect: not all arguments converted during bytes formatting
print(b"no" % [1], b"%b" % b"1")  # expect: b'no' b'1'
