# The East Asian encodings: stateless and stateful ones, pairs of characters, error handlers, and coders that get their input in pieces.
import codecs
import io
print("漢字".encode("gbk"), b"\xa1\xa1\xb0\xa1".decode("euc_kr"), "\u20ac".encode("gb18030"), "\U00020000".encode("gb18030"))
# expect: b'\x9dh\xd7\xd6' 　가 b'\xa2\xe3' b'\x952\x826'
print("日本abc".encode("iso2022_jp"), "가a".encode("iso2022_kr"), "中a~".encode("hz"))  # expect: b'\x1b$BF|K\\\x1b(Babc' b'\x1b$)C\x0e0!\x0fa' b'~{VP~}a~~'
print("か\u309a".encode("euc_jis_2004"), ascii("か\u309a".encode("shift_jisx0213").decode("shift_jisx0213")), "뷁".encode("euc_kr"), ascii("뷁".encode("euc_kr").decode("euc_kr")))
# expect: b'\xa4\xf7' '\u304b\u309a' b'\xa4\xd4\xa4\xb2\xa4\xce\xa4\xaa' '\ubdc1'
print(ascii(b"abc\x80\x80\xc1\xc4".decode("gbk", "replace")), ascii(b"a\xffb".decode("cp932", "backslashreplace")), "a\u1234b".encode("big5", "xmlcharrefreplace"))
# expect: 'abc\ufffd\ufffd\u804a' 'a\uf8f3b' b'a&#4660;b'
for data in b"\xc8", b"\x80\x80":
    try:
        data.decode("gbk")
    except UnicodeDecodeError as error:
        print(error)
# expect: 'gbk' codec can't decode byte 0xc8 in position 0: incomplete multibyte sequence
# expect: 'gbk' codec can't decode byte 0x80 in position 0: illegal multibyte sequence
try:
    "x\u1234".encode("johab")
except UnicodeEncodeError as error:
    print(error)
# expect: 'johab' codec can't encode character '\u1234' in position 1: illegal multibyte sequence
decoder = codecs.getincrementaldecoder("iso2022_jp")()
print([decoder.decode(bytes([byte])) for byte in "日a".encode("iso2022_jp")])  # expect: ['', '', '', '', '日', '', '', '', 'a']
encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.encode("\u00e6"), encoder.getstate(), encoder.encode("\u0300"), encoder.getstate(), encoder.encode("\u00e6", True))
# expect: b'' 10928898 b'\xab\xc4' 0 b'\xa9\xdc'
stream = io.BytesIO()
writer = codecs.getwriter("iso2022_jp")(stream)
writer.writelines(["日\n", "本"])
print(stream.getvalue())  # expect: b'\x1b$BF|\x1b(B\n\x1b$BK\\'
print([codecs.getreader("euc_jp")(io.BytesIO("日本\n語".encode("euc_jp"))).readline(), codecs.getreader("big5")(io.BytesIO("中文".encode("big5"))).read(1)])
# expect: ['日本\n', '中']
codecs.register_error("twice", lambda error: ("??", error.end))
print("a\u1234b".encode("gb2312", "twice"), ascii(b"a\xffb".decode("gb2312", "twice")))  # expect: b'a??b' 'a??b'
codecs.register_error("far", lambda error: ("", 1 << 70))
try:
    b"\xff\xff".decode("gb2312", "far")
except IndexError as error:
    print(error)
# expect: position -1 from error handler out of bounds
