# Text streams: byte order marks are written once, a chunk is the most that is passed on together, streams without read1 and without writing, arguments that are checked.
import io
import os
import tempfile
folder = tempfile.TemporaryDirectory()
name = os.path.join(folder.name, "text")
with open(name, "w", encoding="utf-8-sig") as stream:
    stream.write("aaa")
    middle = stream.tell()
with open(name, "a", encoding="utf-8-sig") as stream:
    stream.write("xxx")
with open(name, "rb") as stream:
    print(stream.read(), middle)
# expect: b'\xef\xbb\xbfaaaxxx' 6
text = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
text._CHUNK_SIZE = 4
text.write("ab")
text.write("cd")
print(text.buffer.getvalue(), text._CHUNK_SIZE)  # expect: b'abcd' 4
for wrong in 0, "a":
    try:
        text._CHUNK_SIZE = wrong
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError a strictly positive integer is required
# expect: TypeError 'str' object cannot be interpreted as an integer
class Raw(io.RawIOBase):
    chunks = [b"abc", b"de\n", b"f"]
    def readable(self): return True
    def read(self, size=-1): return Raw.chunks.pop(0) if Raw.chunks else b""
print(io.TextIOWrapper(Raw(), encoding="ascii").readlines())  # expect: ['abcde\n', 'f']
for call in (lambda: io.TextIOWrapper(io.BufferedReader(Raw())).write("a"), lambda: io.TextIOWrapper(io.BytesIO(), errors="\udcfe"), lambda: io.TextIOWrapper(io.BytesIO(), encoding="utf-8\0"),
             lambda: text.reconfigure(encoding="locale\0"), lambda: text.reconfigure(line_buffering="x"), lambda: text.reconfigure(write_through=2 ** 99)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
# expect: UnsupportedOperation not writable
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcfe' in position 0: surrogates not allowed
# expect: ValueError embedded null character
# expect: LookupError unknown encoding: locale
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C long
pair = io.TextIOWrapper(io.BufferedRWPair(io.BytesIO(b"foo\nbar\n"), io.BytesIO()))
line = pair.readline()
pair.write(line)
print([line, pair.readline()])  # expect: ['foo\n', 'bar\n']
text.detach()
print(repr(text), text.encoding)  # expect: <_io.TextIOWrapper encoding='ascii'> ascii
