x: yield = 1  ### SyntaxError: invalid syntax
---
def f(a: (yield)): pass  ### SyntaxError: yield expression cannot be used within an annotation
---
def f() -> (x := 1): pass  ### SyntaxError: named expression cannot be used within an annotation
---
async def f():
    def g(a: await b): pass  ### SyntaxError: await expression cannot be used within an annotation
---
x, y: int  ### SyntaxError: only single target (not tuple) can be annotated
---
[x]: int  ### SyntaxError: only single target (not list) can be annotated
---
f(): int  ### SyntaxError: illegal target for annotation
---
x: int = y: int  ### SyntaxError: invalid syntax
---
def f():
    global q
    q: int  ### SyntaxError: annotated name 'q' can't be global
---
def f():
    def g():
        nonlocal q
        q: int  ### SyntaxError: annotated name 'q' can't be nonlocal
    q = 1
---
(lambda: 0): int  ### SyntaxError: illegal target for annotation
