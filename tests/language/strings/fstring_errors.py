f"{}"  ### SyntaxError: f-string: valid expression required before '}'
---
f"{a b}"  ### SyntaxError: invalid syntax. Perhaps you forgot a comma?
---
f"{"  ### SyntaxError: f-string: expecting '}'
---
f"}"  ### SyntaxError: f-string: single '}' is not allowed
---
f"{a!x}"  ### SyntaxError: f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
---
f"{a!}"  ### SyntaxError: f-string: missing conversion character
---
f"{a"  ### SyntaxError: f-string: expecting '}'
---
f"{a:{b"  ### SyntaxError: f-string: expecting '}'
---
f"{!r}"  ### SyntaxError: f-string: valid expression required before '!'
---
f"{:x}"  ### SyntaxError: f-string: valid expression required before ':'
---
f"{*}"  ### SyntaxError: f-string: expecting a valid expression after '{'
---
f"{lambda x: 1}"  ### SyntaxError: f-string: lambda expressions are not allowed without parentheses
---
f"{a = !z}"  ### SyntaxError: f-string: invalid conversion character 'z': expected 's', 'r', or 'a'
---
f"{a; b}"  ### SyntaxError: f-string: expecting '=', or '!', or ':', or '}'
---
f"{1:{2:{3:{4}}}}"  ### SyntaxError: f-string: expressions nested too deeply
---
f"{)}"  ### SyntaxError: f-string: unmatched ')'
---
f"{(}"  ### SyntaxError: closing parenthesis '}' does not match opening parenthesis '('
---
f"{undefined_thing}"  ### NameError: name 'undefined_thing' is not defined
---
f"{=}"  ### SyntaxError: f-string: valid expression required before '='
---
f"{a $ b}"  ### SyntaxError: f-string: expecting '=', or '!', or ':', or '}'
---
f"{yield}"  ### SyntaxError: 'yield' outside function
