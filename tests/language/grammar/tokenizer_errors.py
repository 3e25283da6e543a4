x = 0777  ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
---
x = 0b12  ### SyntaxError: invalid digit '2' in binary literal
---
x = 0b  ### SyntaxError: invalid binary literal
---
x = 0o8  ### SyntaxError: invalid digit '8' in octal literal
---
x = 0xg  ### SyntaxError: invalid hexadecimal literal
---
x = 1_  ### SyntaxError: invalid decimal literal
---
x = 1__0  ### SyntaxError: invalid decimal literal
---
x = 1e  ### SyntaxError: invalid decimal literal
---
x = 1e+  ### SyntaxError: invalid decimal literal
---
x = 5abc  ### SyntaxError: invalid decimal literal
---
x = "abc  ### SyntaxError: unterminated string literal (detected at line 21)
---
x = 'abc  ### SyntaxError: unterminated string literal (detected at line 23)
---
x = """abc  ### SyntaxError: unterminated triple-quoted string literal (detected at line 25)
---
x = f"abc  ### SyntaxError: unterminated f-string literal (detected at line 27)
---
x = $  ### SyntaxError: invalid syntax
---
x = a?  ### SyntaxError: invalid syntax
---
x = 1 \ 2  ### SyntaxError: unexpected character after line continuation character
---
x = "\N{no such name}"  ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-15: unknown Unicode character name
---
x = "\x1"  ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
---
x = "\u12"  ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
---
x = b"\x1"  ### SyntaxError: (value error) invalid \x escape at position 0
---
x = b"é"  ### SyntaxError: bytes can only contain ASCII literal characters
---
x = “quoted”  ### SyntaxError: invalid character '“' (U+201C)
---
x = 1 – 2  ### SyntaxError: invalid character '–' (U+2013)
---
x = u​v  ### SyntaxError: invalid non-printable character U+200B
