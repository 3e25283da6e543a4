# Annotations kept as text under the future feature: the least parentheses, CPython's spellings
exprs='''lambda *a: 1
lambda **k: 1
lambda *, b=2: b
lambda: 0
lambda a, /, b=1, *c, d, e=3, **f: (a, b)
lambda *a, b: 1
f(**a or b)
f(**a | b, *c or d)
f(*(a or b))
f(x=(y for y in z))
f(y for y in z)
f((y for y in z), 1)
{**a, **(b or c), 1: 2}
[*a, *(b or c)]
(a, *b)
(a,)
()
x[a, b]
x[a,]
x[(a, b):c]
x[a:b:c, d]
x[*a]
x[()]
(yield)
(yield a, b)
(await x) ** 2
-x ** -y
(-x) ** y
not (a in b)
(not a) in b
a if b else c if d else e
(a if b else c) if d else e
(a := b)
f(a := b)
x[a := b]
(a := (b, c))
1 .real
1.5.real
1e400
-1e400
1e400j
1j
0.1 + 1e16 + 1e-5 + 123456789012345678.0
"a'b" 'c"d'
b"\\xff'\\n"
"\\ud800\\U0001f600\\u2028\\x7f"
u"abc"
f"a{b}c{d!r:>{e}}{{}}"
f"{ {1: 2} }"
f"{x = }"
f'{a["b"]}'
f"{lambda: 1}" if 0 else 1
f"{(lambda: 1)}"
f"{a if b else c}"
f"{(a, b)}"
f"{(yield)}"
t"{a!r:{b}} c"
t"{ a + b }"
t"{a}" t"{b}"
...
None
True and not False or x
(a and b) and c
a or (b or c)
a < b < c
(a < b) < c
a < (b < c)
a - (b - c)
(a - b) - c
a @ b // c % d
a << b | c ^ d & e
~-+x
[x for x in y if z if w for q in r]
[(x, y) for x, y in z]
{x: y for x, y in z}
{x async for x in y}
[x for x in (a if b else c)]
[x for x in y if (a if b else c)]
[x for x in lambda: y, 1]
(x for x in (lambda: 1))
a.b.c[d](e).f
(lambda: x)()
(a, b)[0]
[a][0]
"x".join
(a + b).c
(await a).b
await a.b
{1, 2}
{a}
x if (yield) else y
10**30
0xff
"\\n\\t\\r\\\\"
a not in b is not c
*a, b
'''.splitlines()
for e in exprs:
    e = e.replace('\\\\', '\\')
    ns={}
    try:
        exec('from __future__ import annotations\nx: (%s)\n'%e, ns)
        print(ascii(e),'=>',ascii(ns['__annotations__']['x']))
    except BaseException as x: print(ascii(e),type(x).__name__,ascii(str(x)))
# expect: 'lambda *a: 1' => 'lambda*a: 1'
# expect: 'lambda **k: 1' => 'lambda**k: 1'
# expect: 'lambda *, b=2: b' => 'lambda*, b=2: b'
# expect: 'lambda: 0' => 'lambda: 0'
# expect: 'lambda a, /, b=1, *c, d, e=3, **f: (a, b)' => 'lambda a, /, b=1, *c, d, e=3, **f: (a, b)'
# expect: 'lambda *a, b: 1' => 'lambda*a, b: 1'
# expect: 'f(**a or b)' => 'f(**a or b)'
# expect: 'f(**a | b, *c or d)' SyntaxError 'iterable argument unpacking follows keyword argument unpacking (<string>, line 2)'
# expect: 'f(*(a or b))' => 'f(*(a or b))'
# expect: 'f(x=(y for y in z))' => 'f(x=(y for y in z))'
# expect: 'f(y for y in z)' => 'f(y for y in z)'
# expect: 'f((y for y in z), 1)' => 'f((y for y in z), 1)'
# expect: '{**a, **(b or c), 1: 2}' => '{**a, **(b or c), 1: 2}'
# expect: '[*a, *(b or c)]' => '[*a, *(b or c)]'
# expect: '(a, *b)' => '(a, *b)'
# expect: '(a,)' => '(a,)'
# expect: '()' => '()'
# expect: 'x[a, b]' => 'x[a, b]'
# expect: 'x[a,]' => 'x[a,]'
# expect: 'x[(a, b):c]' => 'x[(a, b):c]'
# expect: 'x[a:b:c, d]' => 'x[a:b:c, d]'
# expect: 'x[*a]' => 'x[*a,]'
# expect: 'x[()]' => 'x[()]'
# expect: '(yield)' SyntaxError 'yield expression cannot be used within an annotation (<string>, line 2)'
# expect: '(yield a, b)' SyntaxError 'yield expression cannot be used within an annotation (<string>, line 2)'
# expect: '(await x) ** 2' SyntaxError 'await expression cannot be used within an annotation (<string>, line 2)'
# expect: '-x ** -y' => '-x ** (-y)'
# expect: '(-x) ** y' => '(-x) ** y'
# expect: 'not (a in b)' => 'not a in b'
# expect: '(not a) in b' => '(not a) in b'
# expect: 'a if b else c if d else e' => 'a if b else c if d else e'
# expect: '(a if b else c) if d else e' => '(a if b else c) if d else e'
# expect: '(a := b)' SyntaxError 'named expression cannot be used within an annotation (<string>, line 2)'
# expect: 'f(a := b)' SyntaxError 'named expression cannot be used within an annotation (<string>, line 2)'
# expect: 'x[a := b]' SyntaxError 'named expression cannot be used within an annotation (<string>, line 2)'
# expect: '(a := (b, c))' SyntaxError 'named expression cannot be used within an annotation (<string>, line 2)'
# expect: '1 .real' => '1 .real'
# expect: '1.5.real' => '1.5.real'
# expect: '1e400' => '1e309'
# expect: '-1e400' => '-1e309'
# expect: '1e400j' => '1e309j'
# expect: '1j' => '1j'
# expect: '0.1 + 1e16 + 1e-5 + 123456789012345678.0' => '0.1 + 1e+16 + 1e-05 + 1.2345678901234568e+17'
# expect: '"a\'b" \'c"d\'' => '\'a\\\'bc"d\''
# expect: 'b"\\xff\'\\n"' => 'b"\\xff\'\\n"'
# expect: '"\\ud800\\U0001f600\\u2028\\x7f"' => "'\\ud800\U0001f600\\u2028\\x7f'"
# expect: 'u"abc"' => "u'abc'"
# expect: 'f"a{b}c{d!r:>{e}}{{}}"' => "f'a{b}c{d!r:>{e}}{{}}'"
# expect: 'f"{ {1: 2} }"' => "f'{ {1: 2}}'"
# expect: 'f"{x = }"' => "f'x = {x!r}'"
# expect: 'f\'{a["b"]}\'' => 'f"{a[\'b\']}"'
# expect: 'f"{lambda: 1}" if 0 else 1' SyntaxError 'f-string: lambda expressions are not allowed without parentheses (<string>, line 2)'
# expect: 'f"{(lambda: 1)}"' => "f'{(lambda: 1)}'"
# expect: 'f"{a if b else c}"' => "f'{(a if b else c)}'"
# expect: 'f"{(a, b)}"' => "f'{(a, b)}'"
# expect: 'f"{(yield)}"' SyntaxError 'yield expression cannot be used within an annotation (<string>, line 2)'
# expect: 't"{a!r:{b}} c"' => "t'{a!r:{b}} c'"
# expect: 't"{ a + b }"' => "t'{ a + b }'"
# expect: 't"{a}" t"{b}"' => "t'{a}{b}'"
# expect: '...' => '...'
# expect: 'None' => 'None'
# expect: 'True and not False or x' => 'True and not False or x'
# expect: '(a and b) and c' => '(a and b) and c'
# expect: 'a or (b or c)' => 'a or (b or c)'
# expect: 'a < b < c' => 'a < b < c'
# expect: '(a < b) < c' => '(a < b) < c'
# expect: 'a < (b < c)' => 'a < (b < c)'
# expect: 'a - (b - c)' => 'a - (b - c)'
# expect: '(a - b) - c' => 'a - b - c'
# expect: 'a @ b // c % d' => 'a @ b // c % d'
# expect: 'a << b | c ^ d & e' => 'a << b | c ^ d & e'
# expect: '~-+x' => '~-+x'
# expect: '[x for x in y if z if w for q in r]' => '[x for x in y if z if w for q in r]'
# expect: '[(x, y) for x, y in z]' => '[(x, y) for x, y in z]'
# expect: '{x: y for x, y in z}' => '{x: y for x, y in z}'
# expect: '{x async for x in y}' SyntaxError 'asynchronous comprehension outside of an asynchronous function (<string>, line 2)'
# expect: '[x for x in (a if b else c)]' => '[x for x in (a if b else c)]'
# expect: '[x for x in y if (a if b else c)]' => '[x for x in y if (a if b else c)]'
# expect: '[x for x in lambda: y, 1]' SyntaxError 'invalid syntax (<string>, line 2)'
# expect: '(x for x in (lambda: 1))' => '(x for x in (lambda: 1))'
# expect: 'a.b.c[d](e).f' => 'a.b.c[d](e).f'
# expect: '(lambda: x)()' => '(lambda: x)()'
# expect: '(a, b)[0]' => '(a, b)[0]'
# expect: '[a][0]' => '[a][0]'
# expect: '"x".join' => "'x'.join"
# expect: '(a + b).c' => '(a + b).c'
# expect: '(await a).b' SyntaxError 'await expression cannot be used within an annotation (<string>, line 2)'
# expect: 'await a.b' SyntaxError 'await expression cannot be used within an annotation (<string>, line 2)'
# expect: '{1, 2}' => '{1, 2}'
# expect: '{a}' => '{a}'
# expect: 'x if (yield) else y' SyntaxError 'yield expression cannot be used within an annotation (<string>, line 2)'
# expect: '10**30' => '10 ** 30'
# expect: '0xff' => '255'
# expect: '"\\n\\t\\r\\"' SyntaxError 'unterminated string literal (detected at line 2); perhaps you escaped the end quote? (<string>, line 2)'
# expect: 'a not in b is not c' => 'a not in b is not c'
# expect: '*a, b' => '(*a, b)'
