# Error handlers of codecs: other bytes in the exception are decoded further, wrong objects refused; notes name the codec.
import codecs


def mutate(error):
    error.object = b""
    return ("!", 0)


def spoil(error):
    error.object = 42
    return ("!", 0)


codecs.register_error("test.mutate", mutate)
codecs.register_error("test.spoil", spoil)
for encoding, data in (("ascii", b"a\xff"), ("utf-7", b"a++"), ("utf-8", b"a\xff"), ("utf-16", b"a\0\xff"), ("utf-32", b"\xff"), ("unicode-escape", b"a\\u123g")):
    print(encoding, data.decode(encoding, "test.mutate"))
    try:
        data.decode(encoding, "test.spoil")
    except TypeError as error:
        print(error)
# expect: ascii a!
# expect: UnicodeError 'object' attribute must be a bytes
# expect: utf-7 a!
# expect: UnicodeError 'object' attribute must be a bytes
# expect: utf-8 a!
# expect: UnicodeError 'object' attribute must be a bytes
# expect: utf-16 a!
# expect: UnicodeError 'object' attribute must be a bytes
# expect: utf-32 !
# expect: UnicodeError 'object' attribute must be a bytes
# expect: unicode-escape a!
# expect: UnicodeError 'object' attribute must be a bytes


class Wrong(UnicodeDecodeError):
    def __init__(self):
        super().__init__("ascii", b"", 0, 1, "bad")
        self.object = []


for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape"):
    try:
        print(codecs.lookup_error(name)(Wrong()))
    except TypeError as error:
        print(name, error)
# expect: ignore UnicodeError 'object' attribute must be a bytes
# expect: replace UnicodeError 'object' attribute must be a bytes
# expect: backslashreplace UnicodeError 'object' attribute must be a bytes
# expect: xmlcharrefreplace don't know how to handle Wrong in error callback
# expect: surrogateescape UnicodeError 'object' attribute must be a bytes
print(codecs.replace_errors(UnicodeEncodeError("ascii", "abc", 5, 2, "bad")), codecs.replace_errors(UnicodeDecodeError("ascii", b"", 0, 3, "bad")))
# expect: ('', 2) ('�', 0)

codecs.register_error("test.letter", lambda error: ("\xe9", error.end))
for encoding in ("utf-8", "utf-16-le", "latin-1"):
    try:
        print("[\udc80]".encode(encoding, "test.letter"))
    except UnicodeEncodeError as error:
        print(error)
# expect: 'utf-8' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: 'utf-16-le' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: b'[\xe9]'

for call in (lambda: "\u1234".encode("cp1252"), lambda: codecs.decode("zz", "hex")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error.__notes__)
# expect: UnicodeEncodeError ["encoding with 'cp1252' codec failed"]
# expect: Error ["decoding with 'hex' codec failed"]


def search(name):
    if name.startswith("my"):
        print("searched", name)


codecs.register(search)
for name in ("MY---8", "my   9", "My.\xe9\u20ac-8", "_my_"):
    try:
        codecs.lookup(name)
    except LookupError as error:
        print(ascii(str(error)))
# expect: searched my_8
# expect: 'unknown encoding: MY---8'
# expect: searched my_9
# expect: 'unknown encoding: my   9'
# expect: searched my._8
# expect: 'unknown encoding: My.\xe9\u20ac-8'
# expect: searched my
# expect: 'unknown encoding: _my_'
decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
print([ascii(decoder.decode(part)) for part in (b"\xed", b"\xa4", b"\x81")])  # expect: ["''", "''", "'\\ud901'"]
print(ascii(b"a+2AE\xffb".decode("utf-7", "replace")), ascii(b"a+2AE-b".decode("utf-7")))  # expect: 'a\ufffdb' 'a\ud801b'
