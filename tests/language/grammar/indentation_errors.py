if True:
pass  ### IndentationError: expected an indented block after 'if' statement on line 1
---
  x = 1  ### IndentationError: unexpected indent
---
if True:
    x = 1
  y = 2  ### IndentationError: unindent does not match any outer indentation level
---
x = 1
    y = 2  ### IndentationError: unexpected indent
---
def f():
x = 1  ### IndentationError: expected an indented block after function definition on line 13
---
if True:
        x = 1
	y = 2  ### TabError: inconsistent use of tabs and spaces in indentation
---
for x in []:  ### IndentationError: expected an indented block after 'for' statement on line 20
---
class C:

x = 1  ### IndentationError: expected an indented block after class definition on line 22
---
try:
    pass
except ValueError:
finally:  ### IndentationError: expected an indented block after 'except' statement on line 28
    pass
---
match x:
case 1: pass  ### IndentationError: expected an indented block after 'match' statement on line 32
---
if 1:
    if 2:
        x
     y  ### IndentationError: unindent does not match any outer indentation level
