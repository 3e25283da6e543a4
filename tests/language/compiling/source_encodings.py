# Source bytes: declared encodings, byte order marks, what cannot be decoded
compile(b"# coding: nothing-known\nx = 1", "f", "exec")  ### SyntaxError: unknown encoding: nothing-known
---
compile(b"# coding: ascii\nx = '\xe9'", "f", "exec")  ### SyntaxError: 'ascii' codec can't decode byte 0xe9 in position 21: ordinal not in range(128)
---
compile(b"# coding: cp1252\nx = '\xe9\x81'", "f", "exec")  ### SyntaxError: 'charmap' codec can't decode byte 0x81 in position 23: character maps to <undefined>
---
namespace = {}
exec(compile(b"# coding: iso8859-15\nx = '\xa4'", "f", "exec"), namespace)
assert namespace["x"] == "\u20ac"
---
namespace = {}
exec(compile(b"# coding: utf-7\nx = '+AGE-'", "f", "exec"), namespace)
assert namespace["x"] == "a"
---
compile(b"# coding: rot13\nk = 1", "f", "exec")  ### SyntaxError: 'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs
---
compile(b"\xef\xbb\xbf# coding: latin-1\nx = 1", "f", "exec")  ### SyntaxError: encoding problem: iso-8859-1 with BOM
---
compile(b"a\nb\n\nx = '\xe9'", "f", "exec")  ### SyntaxError: Non-UTF-8 code starting with '\xe9' on line 4, but no encoding declared; see https://peps.python.org/pep-0263/ for details
---
try:
    compile(b"x = '\xe9'", "f", "exec")
except SyntaxError as error:
    assert error.filename == "f" and error.args[1][0] is None and error.text == "x = '\ufffd'", error.args
---
try:
    compile("return 1", "f", "exec")
except SyntaxError as error:
    assert error.text is None and error.offset == 1, error.args
---
import sys
sys.set_int_max_str_digits(640)
try:
    compile("x = 1" + "0" * 640, "f", "exec")  ### SyntaxError: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.
finally:
    sys.set_int_max_str_digits(4300)
