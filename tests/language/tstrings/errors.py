t"{}"  ### SyntaxError: t-string: valid expression required before '}'
---
t"{a b}"  ### SyntaxError: invalid syntax. Perhaps you forgot a comma?
---
t"{"  ### SyntaxError: t-string: expecting '}'
---
t"}"  ### SyntaxError: t-string: single '}' is not allowed
---
t"{x!z}"  ### SyntaxError: t-string: invalid conversion character 'z': expected 's', 'r', or 'a'
---
bt"x"  ### SyntaxError: 'b' and 't' prefixes are incompatible
---
ft"x"  ### SyntaxError: 'f' and 't' prefixes are incompatible
---
"a" t"b"  ### SyntaxError: cannot mix t-string literals with string or bytes literals
---
t"a" f"b"  ### SyntaxError: cannot mix t-string literals with string or bytes literals
---
t"a" b"b"  ### SyntaxError: cannot mix t-string literals with string or bytes literals
---
t"{undefined_in_t}"  ### NameError: name 'undefined_in_t' is not defined
---
t"{x!}"  ### SyntaxError: t-string: missing conversion character
---
t"abc  ### SyntaxError: unterminated t-string literal (detected at line 25)
---
t"{lambda x: 1}"  ### SyntaxError: t-string: lambda expressions are not allowed without parentheses
