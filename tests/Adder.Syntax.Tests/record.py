"""Records what CPython 3.14 makes of the snippets below, as JSON that the tests compare with.

Run with CPython 3.14 after changing a list: python3.14 record.py
"""
import _tokenize
import ast
import io
import json
import os
import warnings

TREES = r'''
pass
x
x; y;
x = 1
x = y = z = 1, 2
x, y = y, x
x, = y
*x, y = z
[x, *y] = z
(x, (y, [z])) = w
(x) = 1
((x)) = (y)
x.y = x[0] = x[1:2] = 1
f().x = g()[0] = 1
x += 1
x.y -= 1
x[0] **= yield_
x @= y
x //= y >> z << w
x: int
x: int = 1
(x): int = 1
x.y: int
x[0]: int = yield_
x = yield_ if a else b
del x
del x, y.z, w[0]
del (x, [y, z]), w
del (x),
del ()
return_ = 1
global_ = 1
assert x
assert x, y
raise x
raise x from y
import a
import a.b.c as d, e
from a import b
from . import b
from .. import b as c
from ...a.b import (c, d as e,)
from .... import *
from a import *
type X = int
type X[T] = list[T]
type X[T: int, *Ts, **P] = T
type X[T = int, *Ts = *tuple[int], **P = [int]] = T
type = 1
type(x)
type[x] = 1
match = 1
match(x)
match[x]: int
match, case = 1, 2
match.x
match * x
match -x
_ = case
print(match if match else case)
1
1_000
0x_ff + 0o17 + 0b1_0
1.5e3 + .5 + 5. + 1e-7 + 1E5 + 1_0.0_1
1j + 1.5J + 0j
99999999999999999999999999
0xffffffffffffffffffff
00
'a'
"a" 'b'
"""a
b"""
r'\n' R"\d"
b'a' B"\x41\n\101"
br'\n' Rb"\d"
u'a'
U"a"
'\x41\u0042\U00000043\103\a\b\f\n\r\t\v\\\'\"\
'
'\ud800\udc00'
'😀' '\U0001f600'
'é' "ü"
f'a{x}b'
f'{x!r}{y!s}{z!a}'
f'{x:>10}{y:{w}.{p}}'
f'{x=}{y = }{z=!s}{w=:>5}'
f'{{}}{x}{{{y}}}'
f'{x}' 'a' f'{y}' "b"
f"{f'{x}'}"
f"{x["a"]}"
f'{lambda_(1)}{(lambda: 1)}'
f'{ {1: 2}[1] }'
f'{x,}{*x,}{yield_}'
f"""{
x
+ 1
}
"""
rf'\d{x:\d}'
fr'{x}\n'
f'{x:{y:{z}}}'
f'{x!r:^{width}.{precision}}'
f'{a["b"]}{c:%H:%M}'
t'a{x}b'
t'{x=}{y!r:z}' t'c'
t'{ x }'
f''
t''
f'' ''
None
True
False
...
__debug__
(x)
((x))
()
(x,)
(x, y)
(x, *y)
[]
[x]
[x, *y, z,]
{}
{x: y}
{x: y, **z,}
{x}
{x, *y}
x if y else z
x if y else z if w else v
(x if y else z) if w else v
x or y or z
x and y and z
x or y and not z
not not x
not x == y
x < y
x < y <= z == w != v >= u > t
x is y is not z
x in y not in z
x | y ^ z & w
x << y >> z
x + y - z
x * y / z // w % v @ u
-x
+-~x
-x ** -y
x ** y ** z
(-x) ** y
await_ ** 2
x.y.z
x[y]
x[y, z]
x[y,]
x[()]
x[:]
x[::]
x[1:2:3]
x[:2]
x[1:]
x[::3]
x[1:2, 3]
x[*y]
x[*y, z]
x[y := 1]
x[(y := 1):2]
x()
x(y)
x(y,)
x(y, z=1)
x(*y, **z)
x(y, *z, w=1, **v)
x(y=1, *z)
x(**y, z=1)
x(*y, *z, **w, **v)
x(y for y in z)
x((y for y in z), w)
x(y := 1)
x(y=lambda: 1)
x(y)(z)[w].v
x(not y)
lambda: x
lambda x: x
lambda x, y=1: x
lambda x, /, y, *, z: x
lambda *x, y=1, **z: x
lambda *, x: x
lambda **x: x
lambda x, y=1, /, z=2, *w, v, u=3, **t: x
lambda x: lambda y: x
[x for x in y]
[x for x in y if z if w]
[x for x, y in z for w in v]
[x for *x, y in z]
[(x, y) for x in z]
[x if y else z for w in v]
[lambda: x for x in y]
{x for x in y}
{x: y for x, y in z}
(x for x in y)
(x for x.y in z)
(x for x[0] in y)
[x := 1, y := 2]
(x := 1)
{(x := 1): 2}
{x := 1}
[y for x in z if (y := x)]
[x for x in (y, z)]
[x for x in y or z]
if x: pass
if x:
    y
else:
    z
if x:
    y
elif z:
    w
elif v: u
else: t
if x: y; z
if (x := 1): pass
while x: pass
while x:
    break
else:
    continue
for x in y: pass
for x, y in z: pass
for x, in y: pass
for (x, [y]) in z: pass
for *x, y in z: pass
for x.y in z: pass
for x[0] in *y, z: pass
for x in y, z:
    pass
else:
    pass
with x: pass
with x as y: pass
with x as y, z as w: pass
with (x as y): pass
with (x as y, z): pass
with (x, y): pass
with (x, y,): pass
with (x): pass
with (x) as y: pass
with (x, y) as z: pass
with (x), (y): pass
with (x).y: pass
with (x := 1): pass
with (x for x in y): pass
with (x, *y): pass
with (): pass
with (yield_): pass
with (x if y else z): pass
with x as (y, z): pass
with x as y.z, w as v[0]: pass
with (lambda x, *y: 1): pass
with (x as (y, z), w): pass
with (x(for_=1) as y): pass
try: pass
except: pass
try: pass
except x: pass
except (x, y): pass
except x as y: pass
except x, y: pass
except (x), y: pass
else: pass
finally: pass
try: pass
finally: pass
try: pass
except* x: pass
except* x as y: pass
except* x, y: pass
except* (x, y) as z: pass
def f(): pass
def f(x): return x
def f(x, y=1, *z, w, v=2, **u) -> int: pass
def f(x: int, /, y: str = 'a', *z: int, w: int = 1, **v: int) -> list[int]: pass
def f(x, /): pass
def f(x=1, /, y=2): pass
def f(*, x): pass
def f(*, x, **y): pass
def f(**x,): pass
def f(*x: *y): pass
def f(x,): return
def f():
    """doc"""
    x = 1

    # comment
    return x
def f[T, *Ts, **P](x: T) -> P: pass
def f():
    yield
    yield x
    yield x, y
    yield *x, y
    x = yield
    x = yield y
    x += yield y
    x = yield from y
    x: int = yield y
    return *x, y
    nonlocal z
    global a, b
    (yield)
    f((yield x))
    return (yield)
async def f():
    await x
    await x.y(z)[0]
    -await x ** await y
    async for x in y: pass
    else: pass
    async with x as y: pass
    async with (x as y, z): pass
    async with (x): pass
    return [x async for x in y if await z async for w in v]
@x
@x.y(z)
@(lambda f: f)
@x[0] or y
@(y := x)
def f(): pass
@x
async def f(): pass
@x
class A: pass
class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E): pass
class A[T](B[T]):
    x: int = 1
    def f(self): pass
    class B: pass
match x:
    case 1: pass
match x, y:
    case 1, 2: pass
match *x, y:
    case [1, *_]: pass
match (x):
    case (1): pass
match x.y(z):
    case -1 | 1.5 | 'a' 'b' | b'a' | None | True | False: pass
    case 1+2j | -1-2j | 1.5 - 0j: pass
    case x: pass
match x:
    case _: pass
match x:
    case a.b.c: pass
    case (a | b) as c: pass
    case [] | (): pass
    case [a]: pass
    case (a,): pass
    case a, *b: pass
    case *a, b: pass
    case (a, *_, b): pass
    case {}: pass
    case {'a': 1, -1: b, c.d: e, None: f, **g}: pass
    case {**a,}: pass
    case {1+1j: a,}: pass
    case A(): pass
    case A.B(1, b, c=2, d=e): pass
    case A(b=1,): pass
    case A(B(C(d))): pass
    case f'{x}': pass
    case a if a > 1: pass
    case a, b if (c := a): pass
match x:

    # comment
    case 1:
        pass

    case 2: pass
match -x:
    case 1: pass
match not x:
    case 1: pass
match [x]:
    case 1: pass
match {x: y}:
    case 1: pass
match (yield_):
    case match: pass
    case case.match: pass
match match:
    case case: pass
match x := 1:
    case 1: pass
x = (1 +
     2)  # comment
x = 1 + \
    2
if x:
	y
	z
if x:
    if y:
        z
    w
é = ñ + ß
x = "é"; y = z
def ф(ж: т): return ж
(
x
) = (
y
)
x = [
    1,  # one
    2,

    3,
]
class A:
  x = 1
  def f(self):
    return 1
  y = 2
'''

# One snippet a line above would cut programs of several lines: a line that begins a statement after a complete one begins a new snippet.
def programs(text):
    """Splits the text into the shortest runs of lines that compile."""
    lines = text.strip('\n').split('\n')
    start = 0
    while start < len(lines):
        for end in range(start + 1, len(lines) + 1):
            source = '\n'.join(lines[start:end]) + '\n'
            nested = end < len(lines) and (lines[end][:1] in ' \t' or lines[end] == '' or lines[end].startswith(CLAUSES))
            if nested and (lines[end - 1].rstrip().endswith(':') or lines[end - 1][:1] in ' \t@' or compound(lines[start])):
                continue
            try:
                compile(source, '<snippet>', 'exec', ast.PyCF_ONLY_AST)
            except SyntaxError:
                continue
            yield source
            start = end
            break
        else:
            raise SystemExit(f'not accepted: {lines[start:start + 3]}')


CLAUSES = ('else', 'elif ', 'except', 'finally')


def compound(line):
    return line.startswith(('if ', 'while ', 'for ', 'try:', 'with ', 'class ', 'def ', 'async ', 'match ', '@'))


# Refused sources, in mode exec.
ERRORS = [
    'a b', 'a b c', '(a b)', 'f(a b, c)', '[a, b c]', '{a: b c}', 'a.b c', 'x = a b', 'print x', 'exec x', 'print(a b)', 'print -1 x', 'x not', 'not', 'x.',
    'import', 'import a from b', 'import a as b.c', 'import a as 1', 'from a import', 'from a import b,', 'from a import b as c.d', 'from a import (b', 'from a import b c', 'from . import', 'from a', 'from',
    'for x range(10): pass', 'for x in y\n pass', 'for x in y:\npass', 'for f() in x: pass', 'for 1 in x: pass', 'for x, 1 in y: pass', 'for x in: pass', 'for i < 3: pass', 'for (x for y in z) in w: pass',
    '[x for x range(10)]', '[x for f() in y]', '[x, y for x in z]', '[x, for x in z]', '{x, y for x in z}', '[*a for a in b]', '{**a for a in b}', '(*a for a in b)', '[x for x in y if]', '[for x in y]',
    'if x = 3: pass', 'if x:\npass', 'if x\n  pass', 'if x if y', 'if x.y = 3: pass', 'if x := 3: pass; )', 'if: pass', 'elif x: pass', 'else: pass', 'if x: pass\nelse\n pass', 'if x: pass\nelse:\npass',
    'if x: pass\nelif y:\npass', 'if x: pass\nelif y\n pass', 'if x: pass\nelse: pass\nelif y: pass',
    'while x\n  pass', 'while x:\npass', 'while x = 1: pass', 'while: pass',
    'class A\n  pass', 'class A:\npass', 'class A(x for x in y): pass', 'class A(B\n  pass', 'class: pass', 'class A(B=1, C): pass', 'class A[]: pass', 'class f(): x = )',
    'def f\n  pass', 'def f()\n  pass', 'def f():\npass', 'def f(): x y', 'def f[](): pass', 'def f[*T: int](): pass', 'def f[**T: (int, str)](): pass', 'def (x): pass', 'def f(x: pass', 'def f(x) -> : pass', 'def 1(): pass',
    'def f(*): pass', 'def f(*, **k): pass', 'def f(a=1, b): pass', 'def f(/, a): pass', 'def f(a, /, b, /): pass', 'def f(*, a, /): pass', 'def f(*a, *b): pass', 'def f(**a, b): pass', 'def f(**a, *b): pass', 'def f(a=): pass',
    'def f(*a=1): pass', 'def f(**a=1): pass', 'def f(a, (b)): pass', 'def f(a, (b, c)): pass', 'def f(a /* b): pass', 'def f(a b): pass', 'def f(1): pass', 'def f(a.b): pass', 'def f(None): pass',
    'lambda *: 1', 'lambda *, **k: 1', 'lambda a=1, b: 1', 'lambda /, a: 1', 'lambda a, /, b, /: 1', 'lambda (a): 1', 'lambda *a, *b: 1', 'lambda **a, b: 1', 'lambda *a=1: 1', 'lambda **a=1: 1', 'lambda a=: 1', 'lambda a b: 1', 'lambda', 'lambda x',
    'async x', 'async def f()\n pass', 'async for x in y\n pass', 'async with x\n pass', '@\ndef f(): pass', '@x\nx = 1', '@x def f(): pass',
    'return = 1', 'return x y', 'yield = 1', 'pass x', 'break 1', 'continue x', 'global x = 1', 'global', 'nonlocal x.y', 'raise from x', 'raise x from', 'raise x, y', 'assert', 'assert x,', 'assert a = 1', 'assert (a, b) = 1', 'del', 'del f()', 'del *a', 'del (a, 1)', 'del a + b', 'del x y', 'del (x for y in z)', 'del lambda: 1',
    'None = 1', 'True = 1', '... = 1', 'f() = 1', 'f() = g() = 1', 'x = f() = 1', 'a + 1 = 2', '(a, 1) = 2', '[a, f()] = 2', '*f() = 1', '1 = x', '"a" = x', "f'{a}' = x", '-x = 1', 'x if y else z = 1', '(x := 1) = 2', '{a: 1} = 2', '{a} = 2', '[x for x in y] = 1', 'lambda: 1 = 2', 'not x = 1', 'x and y = 1', 'x < y = 1', '(yield) = 1', 'x = (yield) = 1', 'await x = 1', 'a, b += 1', 'f() += 1', '(a) += ', '(a, b) += 1', '1 += x', 'x = ', 'x =', 'x = = 1', 'x == ', 'x + ', '* x', 'x = *', 'x := 1', '(x.y := 1)', '(x[0] := 1)', '(f() := 1)', '((x, y) := 1)', '(x := )', 'f(x.y := 1)', 'x: int: str', 'x, y: int', '(a, b): int', '[a]: int', 'f(): int', '1: int', 'x: ', 'x: int =', 'x if y else: int',
    'f(a for a in b, c)', 'f(c, a for a in b)', 'f(a for a in b, c for c in d)', 'f(a=1, b)', 'f(**a, b)', 'f(**a, *b)', 'f(a.b=1)', 'f(True=1)', 'f(None=1)', 'f(a, b=)', 'f(a=)', 'f((a)=1)', 'f(a()=1)', 'f(1=2)', 'f(*a=1)', 'f(**a=1)', 'f(a=b for b in c)', 'f(*)', 'f(**)', 'f(,)', 'f(a,,b)', 'f(a b)', 'f(a, b c)', 'f(a b=1)', 'f(*a if b else *c)', 'f(a=1, **b, c)', 'f(x for x in y for)',
    'x[', 'x[]', 'x[1:2:3:4]', 'x[a b]', 'x[**a]', 'x[a=1]', '(', '[', '{', ')', ']', '}', '(]', '[)', '{)', '(}', 'foo(1, 2', 'foo(1, 2\nbar = 3', '(1, 2\n[3', 'x = (1,\ny = 2\nz = 3', '((1, 2)', 'f(g(1)', 'a)\nb', '[1, 2\n)', '(\n]', 'x = {\n  1: 2\n', 'def f(:\n  pass', 'x = [1, 2', 'if (x:\n  pass',
    '"a" b "c"', '"a" b', "'a' 'b", '"abc', "'abc", "'''abc", '"""abc\ndef', "'a\\'", 'x = "a\nb"', "x = 'a\\\nb", 'b"é"', "b'a' 'b'", "'a' b'b'", "b'a' f'b'", '"\\x"', '"\\x1"', '"\\u12"', '"\\U1234567"', '"\\U00110000"', '"\\N{foo}"', '"\\N"', '"\\N{"', 'b"\\x1"', "ur''", "bu''", "fb''", "tb''", "ft''", "uf''", "rur''", "'a' t'b'", "t'a' 'b'", "t'a' b'b'",
    "f'{'", 'f"{', "f'{a", "f'{a!}'", "f'{a!x}'", "f'{a!rr}'", "f'{a! r}'", "f'{a!1}'", "f'{a:{b}'", "f'}'", "f'{a}}'", "f'{}'", "f'{ }'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{a=!}'", "f'{a b}'", "f'{a:b:{c'", "f'{lambda x: 1}'", "f'{lambda: 1}'", "f'{a[}'", "f'{a)}'", "f'{(a}'", "f'{a $ b}'", "f'{a +}'", "f'{a;}'", "f'{a\n'", "f'{a:\n}'", "f'''{a", "f'a", "f'''a", "f'{x:{y:{z:{w}}}}'", "f'{#}'", "f'{a #}'", "f'{1a}'", "f'{a!r b}'", "f'{a:{}}'", "f'{a=b}'", "f'{a==}'", "f'{*}'", "f'{**a}'", "f'{a:=1}' x", "f'{\\x}'", "t'{}'", "t'{a b}'", "t'{a!}'", "t'{a!x}'", "t'}'", "t'{a", "t'{lambda: 1}'", "t'{=}'", "t'a", "f'{f'{f'{'", "f'{\"'",
    '0777', '00777', '1a', '1_', '1__0', '0x', '0xg', '0x_', '0b', '0b2', '0b12', '0o', '0o8', '0o18', '1e', '1e+', '1.e_1', '1.5a', '1j2', '1jx', '0_7', '09', '1_000_', '0b1_', '4for2', '2jort', '1é', '0x1é', '12£',
    '€ = 1', 'a€', 'a\u00a0= 1', '\u200b', 'x = “a”', 'a = 5 $', '?', '`x`', 'a ! b', 'x!', '\x01', 'x = 1\x7f', '\u00b7a', 'x\u2028y',
    '  x = 1', 'x\n  y', 'if 1:\n  a\n b', 'if 1:\n  a\n    b', 'def f(x):\n\treturn 1\n        return 2', 'if 1:\n        a\n\tb', 'if 1:\n    a\n\t', 'if 1:\n  a\n\n # c\n b', 'class A:\n  def f():\n  pass', 'if x:\n\n\n# c\ny', ' \\\n x', 'if 1:\n  a\n  \\\n   b',
    '\\', 'x = \\', '\\x', 'x \\ y', 'x = 1 \\\n  y', '(\\', 'a \\\n\n b', '"\\',
    'try: pass', 'try:\n  pass\nx', 'try\n pass', 'try:\npass', 'try: pass\nexcept x\n pass', 'try: pass\nexcept\n pass', 'try: pass\nexcept x:\npass', 'try: pass\nexcept:\npass', 'try: pass\nfinally:\npass', 'try: pass\nfinally\n pass', 'try: pass\nexcept a, b as c:\n  pass', 'try: pass\nexcept a as b.c: pass', 'try: pass\nexcept a as 1: pass', 'try: pass\nexcept* a as b.c: pass', 'try: pass\nexcept*: pass', 'try: pass\nexcept* a\n pass', 'try: pass\nexcept* a:\npass', 'try: pass\nexcept* a, b as c: pass', 'try:\n pass\nexcept: pass\nexcept* a: pass', 'try:\n pass\nexcept* a: pass\nexcept: pass', 'try: pass\nelse: pass', 'try: pass\nexcept x, *y: pass', 'except: pass', 'finally: pass',
    'with x\n pass', 'with x:\npass', 'with x as 1: pass', 'with x as f(): pass', 'with (x as 1): pass', 'with (x as f()), y: pass', 'with x, : pass', 'with (x as y\n pass', 'with: pass', 'with x y: pass', 'with (x as y)\n pass', 'with (x, y):\npass', 'with x as (y + z): pass',
    'match x\n case 1: pass', 'match x:\ncase 1: pass', 'match x:\n case 1\n  pass', 'match x:\n case 1:\n pass', 'match x:\n case a.b as 1: pass', 'match x:\n case a as _: pass', 'match x:\n case a as b.c: pass', 'match x:\n case A(b=1, 2): pass', 'match x:\n case {**a, "x": 1}: pass', 'match x:\n case {a: 1}: pass', 'match x:\n case +1: pass', 'match x:\n case 1 + 2: pass', 'match x:\n case 1j + 2j: pass', 'match x:\n case -a: pass', 'match x:\n case f(): x y', 'match x:\n pass', 'match x: case 1: pass', 'case 1: pass', 'match x:\n case *a: pass', 'match x:\n case a | : pass', 'match x:\n case {**_}: pass', 'match x:\n case a():\n  b\n case', 'match x:\n  case 1 if: pass',
    'x = 1 if 2', 'x = (1 if 2)', 'x = 1 if 2 else', 'x = 1 if 2 else pass', 'pass if x else y', 'x = pass if y else z', 'x = a if b else *c', '(x if y else)', 'x = break if y else z',
    'x = {1: }', 'x = {1: 2, 3}', 'x = {1, 2: 3}', 'x = {1: 2, 3: }', 'x = {1: *a}', 'x = {1: **a}', 'x = {**a: 1}', 'x = {*a: 1}', '{1: 2 3}', '{: 1}', '{1:', '{1: 2,,}', '{**a, b}', '{a, **b}', '{**}', '{1:2 for x in y, z}',
    '1 + not 2', '- not 2', '1 ** not 2', 'a <> b', 'a <>', '<> a', 'if a <> b: pass', 'a < > b', 'a = < b', 'a is is b', 'a not b', 'a in', 'a ++', 'a -- b c', 'a => b', 'a -> b', 'a ||  b', 'a && b', 'a ? b : c', 'x = !y', 'x++', 'a ... b', 'a..b', '.a', 'a.1', 'a.(b)', 'a.None', 'a.if', '(**a)', '(*a)', '(*a, **b)', '[**a]', 'x = **a', '*a', 'x, *y z', '(*x) = y', '()x', '[]()x',
    'type X = ', 'type X', 'type X[ = int', 'type X[] = int', 'type X[T: ] = int', 'type 1 = int', 'type X[T = ] = int', 'type X[*T: int] = 1', 'type X.y = 1',
    'x;;y', ';', 'x;; ', 'if x: y; z:', 'a = 1\n0777', 'a b\n0777', "a b\n'x", "a b\nf'x", "a b (\nf'x'\n0777", 'x = (\n0777', 'a b\n)', 'a b\n(\n', 'a b\n(',
    'from __future__ import barry_as_FLUFL\n1 != 2', 'def f():\n  x = 1\n  y z\n', 'x = 1\ny = 2\nz z\n', 'é é', 'x = "é" y', '"é" é "é"', 'f(é é)', '(\n  é\n  é\n)', 'foo(é, z\n        for z in\n            range(10), b)',
    '(' * 300 + ')' * 300, 'x = ' + '[' * 201 + ']' * 201, 'f"' + '{f"' * 149 + '1' + '"}' * 149, '-(-' * 199 + '1' + ')' * 199,
]

# Sources with warnings.
WARNED = [
    '1if 1 else 2', '0x1for x in y', '[1for x in y]', '1or 2', '1.5and 2', '1jif 1 else 2', '0b1or 2', '1_0if x else y', "'\\d'", "b'\\d'", "'\\400'", "b'\\777'", "'''a\nb\\d\nc\\q'''",
    "f'\\d{x}\\q'", "f'\\{x}'", "'\\d' '\\e'", "rf'\\{x}'", "f'{x:\\d}'", "x = (1\n  ,'\\z')", "u'\\d'", "'''\\d'''", "f'''\\d'''", "f'a{\"\\d\"}\\q'", "with (a, '\\d', (yield)): pass", "f'\\d' f'\\q'",
    "t'\\d'", "'\\8'", "f'\\}}'", "f'{{\\}}'", "rb'\\d'", "'\\\n\\d'", "x = 1if y else '\\d'", "'\\d' x y",
]

# Sources that end too early, or hold more than one statement: modes and flags.
INPUT = [
    'if 1:\n  pass', 'if 1:\n  pass\n', 'if 1:\n', 'if 1:', 'if 1:\n  pass\nx', 'x', 'x\ny', 'x\n# c\n', 'x; y', '(', '"""a', 'a = \\', '', '\n', '# c', 'if 1:\n  pass\n# c', 'def f():\n  pass\n ', '@a\n', 'try:\n a\n', 'a(\n', '1 +',
    'for x in y: pass', 'a b', '"abc', 'x = 1 # foo\n\n', 'x = 5 # comment\nx = 6\n', '1\n)', 'f"a', 'f"""a', 'f"{', 'match x:\n case 1: pass', 'import a.', 'from a import (', 'lambda', '0x', '[i for',
]

# What annotations are turned into under ``from __future__ import annotations``.
EXPRESSIONS = [
    'lambda: 1', 'lambda *a: 1', 'lambda x, /, y=2, *a, z, w=3, **k: (x, y)', "f'a{x}b{y!r}c{z:>{w}}'", "f'{{}}{x}'", "f\"{x['a']}\"", "f'{x=}'", "t'a{x}b{ y !r:z}'", "u'x'", '1e400', '-1e400', '1e400j', '1j', '1 .real', '1.5.real', '(-1)**2', '-1**2', '2**-1', '(2**3)**4', '2**3**4',
    'a if b else c if d else e', '(a if b else c) if d else e', 'not (a and b)', '(not a) == b', '(a < b) < c', 'a and (b or c)', 'a and b or c', 'x[1:2:3]', 'x[::2]', 'x[1,]', 'x[1, 2]', 'x[a:b, c]', 'x[*a]', '()', '(1,)', '{1: 2, **a}', '{*a, b}', 'f(*a, y=1, **b)', 'f(x for x in y)', 'f((x for x in y), 1)', '[x for x in y if z if w]',
    '(x for x, y in z)', '(a + b).c', 'a // b % c @ d', 'a | b ^ c & d << e', '(a | b) + c', '~-a', '...', "b'x'", '(lambda: 1)()', '(a, b)[0]', "f'{(lambda: 1)}'", "f'{x if y else z}'", "f'{ {1: 2} }'", "f'\\n{x!s:\\n}'", "f''", "t''", '1e16', '1e-7', '0xff', 'a is not b not in c', '-(x + y)', 'a[-1]', "'a\"b' + \"c'd\"", "'\\n\\x00é\\ud800'",
]

BYTES = [
    b'# coding: uft-8\nx', b'\xef\xbb\xbf# coding: utf8\nx', b'\xef\xbb\xbf# coding: latin-1\nx', b'\xef\xbb\xbfx = "\xc3\xa9"', b'x = "\xf6"', b'x = 1\ny = "\xf6"\n', b'# coding: utf-8\nx = "\xf6"\n', b'# coding: latin-1\nx = "\xf6"\n', b'# coding=iso_8859_1\n"\xf6"', b'# -*- coding: UTF_8-foo -*-\n"\xc3\xb6"', b'\n# vim: set fileencoding=latin-1 :\n"\xf6"',
    b'x\n# coding: uft-8\n', b'# coding: ascii\nx = "\xf6"\n', b'\xff', b'"""\n\xf6\n"""\n', b'x\r\ny\rz\n', b'\x00', b'x = "a\xed\xa0\x80"\n',
]

TOKENS = [
    'x = 1 # c\n', 'if x:\n  a\n\n  # c\n  b\n# d\nc = (1, # e\n\n 2)\n', '"""a\nb""" \\\n + 1\n', 'x = 1\r\nif y:\r\n  """a\r\nb"""\r\n  z', 'x = (1,\n', 'def f():\n  a\n b\n', '\n# c', '', '1a 0777 $ ? ! ) é = "é" + f"é{x!r:>{w}}" # é\n', "x = 'abc\n", 'if x:\n  y', 'x = 1 \\', 'a\\b',
    "f'a{{b}}{c:{d}}e' t'{x=}'\n", 'async def f(): await x\n', 'a <> b != c := d -> e ... **= //=\n', "rb'a' Rf'{x}' '''a'''\n", "f'''a\n{\nx}\n'''\n", '0x1f + 1_0.5e-3j', 'class A:\n\tdef f(self):\n\t\tpass\n\n\nx\n', '\x0cx\n',
]


def describe(error):
    """What a SyntaxError says, lines and offsets None where it has none."""
    kind = type(error).__name__.lstrip('_').replace('IncompleteInputError', 'IncompleteInput')
    return {'kind': kind, 'message': str(getattr(error, 'msg', error)), 'line': getattr(error, 'lineno', None), 'offset': getattr(error, 'offset', None),
            'endLine': getattr(error, 'end_lineno', None), 'endOffset': getattr(error, 'end_offset', None), 'text': getattr(error, 'text', None)}


def outcome(source, mode='exec', flags=0, version=-1):
    try:
        tree = compile(source, '<snippet>', mode, ast.PyCF_ONLY_AST | flags, _feature_version=version)
    except (SyntaxError, MemoryError, ValueError) as error:
        return {'error': describe(error)}
    return {'tree': ast.dump(tree, include_attributes=True)}


def write(name, entries):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'Recorded', name)
    with open(path, 'w', encoding='ascii') as file:
        file.write('[\n' + ',\n'.join(json.dumps(entry) for entry in entries) + '\n]\n')
    print(name, len(entries))


def record_warning(source):
    entry = {'source': source}
    for key, action in ('shown', 'always'), ('raised', 'error'):
        with warnings.catch_warnings(record=action == 'always') as caught:
            warnings.simplefilter(action)
            result = outcome(source)
        entry[key] = result.get('error')
        if caught is not None:
            entry['warnings'] = [[warning.category.__name__, warning.lineno, str(warning.message)] for warning in caught]
    return entry


def record_tokens(source, extra):
    entry = {'source': source, 'extra': extra, 'tokens': []}
    try:
        for token in _tokenize.TokenizerIter(io.StringIO(source, newline='').readline, extra_tokens=extra):
            entry['tokens'].append([token[0], token[1], *token[2], *token[3], token[4]])
    except SyntaxError as error:
        entry['error'] = [type(error).__name__, error.msg, error.lineno, error.offset]
    return entry


def record_annotation(source):
    namespace = {}
    exec(f'from __future__ import annotations\nx: ({source})\n', namespace)
    return {'source': source, 'text': namespace['__annotations__']['x']}


def main():
    warnings.simplefilter('ignore')
    write('trees.json', [{'source': source, **outcome(source)} for source in programs(TREES)])
    write('errors.json', [{'source': source, **outcome(source)} for source in ERRORS])
    write('warnings.json', [record_warning(source) for source in WARNED])
    write('input.json', [
        {'source': source, 'mode': mode, 'incomplete': bool(flags & 0x4000), 'keepIndent': bool(flags & 0x200), **outcome(source, mode, flags)}
        for source in INPUT for mode in ('exec', 'single', 'eval') for flags in (0, 0x4000, 0x200, 0x4200)])
    write('annotations.json', [record_annotation(source) for source in EXPRESSIONS])
    write('encodings.json', [{'source': list(source), **outcome(source)} for source in BYTES])
    write('tokens.json', [record_tokens(source, extra) for source in TOKENS for extra in (True, False)])
    versions = ['x: int', 'a @ b', 'a @= b', 'async def f(): pass', 'def f():\n async with a: pass', '[x async for x in y]', 'def f(a, /): pass', '(x := 1)', 'try: pass\nexcept* a: pass', 'match x:\n case 1: pass', 'type X = int', 'def f[T](): pass',
                'class A[T=int]: pass', 'try: pass\nexcept a, b: pass', "t'{x}'", '1_000', 'await x']
    write('versions.json', [{'source': source, 'version': version, **outcome(source, version=version)} for source in versions for version in range(4, 15)])
    comments = ['x = 1 # type: int', 'for x in y: # type: int\n pass', 'with x: # type: int\n pass', 'def f(a, # type: int\n b=1, # type: str\n *c, # type: int\n d # type: int\n ):\n # type: (...) -> None\n pass', 'def f(): # type: () -> int\n pass',
                'x = 1 # type: ignore', '# type: ignore\nx # type: ignore[foo]\n', 'x # type: int', 'x = 1 # type:int', 'def f(): # type: () -> int\n # type: () -> int\n pass', 'async def f():\n # type: () -> int\n pass', 'if x: # type: int\n pass', 'def f(*, # type: int\n a): pass']
    write('typecomments.json', [{'source': source, **outcome(source, flags=ast.PyCF_TYPE_COMMENTS)} for source in comments]
          + [{'source': source, 'mode': 'func_type', **outcome(source, 'func_type')} for source in ('() -> int', '(int, *str, **a) -> b', '(**a) -> b', '(*a) -> b', '(a,) -> b', 'a -> b', '(a) -> b\n\n')])


main()
