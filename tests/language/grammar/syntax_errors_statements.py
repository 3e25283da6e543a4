x = = 1  ### SyntaxError: invalid syntax
---
if x  ### SyntaxError: expected ':'
    pass
---
def f(:  ### SyntaxError: invalid syntax
    pass
---
return 1  ### SyntaxError: 'return' outside function
---
break  ### SyntaxError: 'break' outside loop
---
for x in []:
    pass
continue  ### SyntaxError: 'continue' not properly in loop
---
def f():
    yield = 1  ### SyntaxError: assignment to yield expression not possible
---
1 = x  ### SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
---
f() = 1  ### SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
---
x + 1 = 2  ### SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?
---
None = 1  ### SyntaxError: cannot assign to None
---
del f()  ### SyntaxError: cannot delete function call
---
del 1  ### SyntaxError: cannot delete literal
---
x = 5 if True  ### SyntaxError: expected 'else' after 'if' expression
---
import a.b as c.d  ### SyntaxError: cannot use attribute as import target
---
from a import  ### SyntaxError: Expected one or more names after 'import'
---
from . import *, a  ### SyntaxError: invalid syntax
---
def f():
    from a import *  ### SyntaxError: import * only allowed at module level
---
class C  ### SyntaxError: expected ':'
    pass
---
while True print(1)  ### SyntaxError: invalid syntax
---
else:  ### SyntaxError: invalid syntax
    pass
---
try:
    pass  ### SyntaxError: expected 'except' or 'finally' block
---
try:
    pass
except:  ### SyntaxError: default 'except:' must be last
    pass
except ValueError:
    pass
---
print "hello"  ### SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
exec "x"  ### SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?
---
raise ValueError, "x"  ### SyntaxError: invalid syntax
---
a, b += 1  ### SyntaxError: 'tuple' is an illegal expression for augmented assignment
---
(a for a in b) = 1  ### SyntaxError: cannot assign to generator expression
---
x: int: str  ### SyntaxError: invalid syntax
---
(a, b): int  ### SyntaxError: only single target (not tuple) can be annotated
---
pass pass  ### SyntaxError: invalid syntax
---
async x = 1  ### SyntaxError: invalid syntax
