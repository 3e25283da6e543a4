# Programs compiled from their ast objects do what they do compiled from text
import ast

programs = [
    "def f(a, /, b=2, *c, d, e=5, **g) -> int:\n    'doc'\n    return a, b, c, d, e, g\nresult = f(1, d=4, h=8), f.__doc__",
    "class A:\n    x: int = 1\n    def m(self): return super().__repr__, __class__\nresult = A().m()[1].__name__, A.__annotations__",
    "result = [x * y for x in range(3) if x for y in (1, 2)], {x: -x for x in 'ab' if x != 'a'} if 0 else {1, 2}",
    "x = 5\nresult = f'{x!r:>{x}}|{x=}|{{}}', t'{x}'.interpolations[0].value",
    "match {'a': [1, 2, 3], 'b': None}:\n    case {'a': [1, *rest], **more}:\n        result = rest, more\n    case _:\n        result = 0",
    "try:\n    raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\nexcept* ValueError as e:\n    result = e.exceptions[0].args\nexcept* TypeError:\n    pass",
    "type P[T: int, *Ts, **K] = list[T]\nresult = P.__type_params__",
    "async def g():\n    async with a as b:\n        async for i in c:\n            yield await i\nresult = g.__code__.co_flags & 0x200",
    "result = (lambda *a, k=1: (a, k))(*[1, 2], k=3), 1 < 2 <= 2 != 3, not (1 and 0 or 2), (y := 3)",
    "import os.path as p, sys\nfrom os import path as q\nglobal z\nz = 1\ndel z\nassert p is q, 'no'\nresult = 1 if p else 2",
    "for i in range(9):\n    if i == 3: continue\n    if i == 5: break\nelse:\n    i = 100\nwhile i: i -= 1\nresult = i",
    "with open(__file__) as f, f as g: result = f is g",
]
for program in programs:
    results = []
    for source in program, ast.parse(program), ast.parse(ast.unparse(ast.parse(program))):
        namespace = {"__file__": __file__}
        exec(compile(source, "<program>", "exec"), namespace)
        results.append(repr(namespace["result"]))
    print(results[0] == results[1] == results[2], results[0] if "object" not in results[0] else "")
# expect: True ((1, 2, (), 4, 5, {'h': 8}), 'doc')
# expect: True ('A', {'x': <class 'int'>})
# expect: True ([1, 2, 2, 4], {1, 2})
# expect: True ('    5|x=5|{}', 5)
# expect: True ([2, 3], {'b': None})
# expect: True (1,)
# expect: True (T, Ts, K)
# expect: True 512
# expect: True (((1, 2), 3), True, False, 3)
# expect: True 1
# expect: True 0
# expect: True True
tree = ast.parse("if __debug__: '%s and %r' % (a, b)")
print(ast.dump(compile(tree, "f", "exec", ast.PyCF_OPTIMIZED_AST)))
# expect: Module(body=[If(test=Constant(value=True), body=[Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115), Constant(value=' and '), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114)]))])])
print(compile(tree, "f", "exec", ast.PyCF_ONLY_AST) is tree)  # expect: False
