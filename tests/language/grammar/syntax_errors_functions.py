def f(a, a): pass  ### SyntaxError: duplicate argument 'a' in function definition
---
def f(a=1, b): pass  ### SyntaxError: parameter without a default follows parameter with a default
---
def f(*): pass  ### SyntaxError: named arguments must follow bare *
---
def f(*, **k): pass  ### SyntaxError: named arguments must follow bare *
---
def f(**k, a): pass  ### SyntaxError: arguments cannot follow var-keyword argument
---
def f(*a, *b): pass  ### SyntaxError: * argument may appear only once
---
def f(a, /, b, /): pass  ### SyntaxError: / may appear only once
---
def f(*, a, /): pass  ### SyntaxError: / must be ahead of *
---
def f(/, a): pass  ### SyntaxError: at least one argument must precede /
---
def f(None): pass  ### SyntaxError: invalid syntax
---
def f(a, *, b, c=): pass  ### SyntaxError: expected default value expression
---
lambda a, a: 1  ### SyntaxError: duplicate argument 'a' in function definition
---
lambda *: 1  ### SyntaxError: named arguments must follow bare *
---
def f():
    nonlocal x  ### SyntaxError: no binding for nonlocal 'x' found
---
nonlocal x  ### SyntaxError: nonlocal declaration not allowed at module level
---
def f(a):
    global a  ### SyntaxError: name 'a' is parameter and global
---
def f():
    x = 1
    global x  ### SyntaxError: name 'x' is assigned to before global declaration
---
def f():
    print(x)
    global x  ### SyntaxError: name 'x' is used prior to global declaration
---
def f():
    global x
    def g():
        nonlocal x  ### SyntaxError: no binding for nonlocal 'x' found
---
def f(x):
    nonlocal x  ### SyntaxError: name 'x' is parameter and nonlocal
---
class C:
    return 1  ### SyntaxError: 'return' outside function
---
class C:
    yield 1  ### SyntaxError: 'yield' outside function
---
async def f():
    yield from x  ### SyntaxError: 'yield from' inside async function
---
async def f():
    yield 1
    return 2  ### SyntaxError: 'return' with value in async generator
---
def f():
    await x  ### SyntaxError: 'await' outside async function
---
def f():
    async for x in y: pass  ### SyntaxError: 'async for' outside async function
---
def f():
    async with x: pass  ### SyntaxError: 'async with' outside async function
---
def f():
    [x async for x in y]  ### SyntaxError: asynchronous comprehension outside of an asynchronous function
---
def f((a, b)): pass  ### SyntaxError: Function parameters cannot be parenthesized
---
def f(a.b): pass  ### SyntaxError: invalid syntax
---
def f(): x: int = 1; global x  ### SyntaxError: annotated name 'x' can't be global
