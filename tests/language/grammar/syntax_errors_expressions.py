(1 + 2  ### SyntaxError: '(' was never closed
---
[1, 2  ### SyntaxError: '[' was never closed
x = 3
---
1 + 2)  ### SyntaxError: unmatched ')'
---
(1, 2]  ### SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
---
{1: 2, 3}  ### SyntaxError: ':' expected after dictionary key
---
{1: }  ### SyntaxError: expression expected after dictionary key and ':'
---
{**{} for x in y}  ### SyntaxError: dict unpacking cannot be used in dict comprehension
---
[*x for x in y]  ### SyntaxError: iterable unpacking cannot be used in comprehension
---
f(x for x in y, 1)  ### SyntaxError: Generator expression must be parenthesized
---
f(a=1, 2)  ### SyntaxError: positional argument follows keyword argument
---
f(**a, *b)  ### SyntaxError: iterable argument unpacking follows keyword argument unpacking
---
f(a=1, a=2)  ### SyntaxError: keyword argument repeated: a
---
f(1=2)  ### SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
---
f(a.b=1)  ### SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
---
f(True=1)  ### SyntaxError: cannot assign to True
---
f(x=)  ### SyntaxError: expected argument value expression
---
lambda x=1, y: 1  ### SyntaxError: parameter without a default follows parameter with a default
---
(x := 1) = 2  ### SyntaxError: cannot assign to named expression here. Maybe you meant '==' instead of '='?
---
x := 1  ### SyntaxError: invalid syntax
---
[x := 1 for x in y]  ### SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x'
---
a ++  ### SyntaxError: invalid syntax
---
not = 1  ### SyntaxError: invalid syntax
---
1 if 2 else  ### SyntaxError: expected expression after 'else', but statement is given
---
a b  ### SyntaxError: invalid syntax
---
a = 1 2  ### SyntaxError: invalid syntax
---
"a" "b" c  ### SyntaxError: invalid syntax
---
x = (yield)  ### SyntaxError: 'yield' outside function
---
await x  ### SyntaxError: 'await' outside function
---
{1, 2: 3}  ### SyntaxError: invalid syntax
---
a <> b  ### SyntaxError: invalid syntax.  Maybe you meant '!=' instead of '<>'?
---
a = b!  ### SyntaxError: invalid syntax
---
f(a, b for b in c)  ### SyntaxError: Generator expression must be parenthesized
---
x = [1 2]  ### SyntaxError: invalid syntax. Perhaps you forgot a comma?
