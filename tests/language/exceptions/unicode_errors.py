# Unicode errors print the position.
for make in (lambda: b"a\xff".decode(), lambda: "aé".encode("ascii"), lambda: b"\xe2\x82".decode("utf-8"), lambda: "ab\udc80\udc81".encode("utf-8"), lambda: b"ab\xff\xff".decode("ascii")):
    try:
        make()
    except UnicodeError as e:
        print(type(e).__name__, e)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
# expect: UnicodeEncodeError 'utf-8' codec can't encode characters in position 2-3: surrogates not allowed
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xff in position 2: ordinal not in range(128)
