def loc():
    x = 1
    def inner(): return x
    l = locals(); x = 2
    return l['x'], locals()['x'], sorted(locals())
print(loc())
class L:
    a = 1; b = [a for _ in range(2)] if False else 2
    ll = sorted(k for k in locals() if not k.startswith('__'))
print(L.ll)
print([sorted(locals()) for i in range(1)])
exec('zz = 5; print(zz)'); print(eval('zz + 1'))
d = {}; exec('def q(): return k\nk = 7', d); print(d['q']())
def m(x):
    match x:
        case 0: return 'zero'
        case 1 | 2: return 'small'
        case str() as s if len(s) > 2: return 'str ' + s
        case str(s): return 'short ' + s
        case [a]: return ('one', a)
        case [a, *r]: return ('seq', a, r)
        case {'k': v, **rest}: return ('map', v, rest)
        case Pt(x=0, y=y): return ('pt0', y)
        case Pt(a, b): return ('pt', a, b)
        case float(): return 'float'
        case None: return 'none'
        case _: return 'other'
class Pt:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
for v in [0, 2, 'abc', 'a', [1], (1, 2, 3), {'k': 1, 'z': 2}, Pt(0, 5), Pt(1, 2), 2.5, None, object, b'ab', {}]: print(m(v))
try:
    match 5:
        case Pt(1, 2, 3): pass
    match Pt(1,2):
        case Pt(1, 2, 3): pass
except TypeError as e: print(e)
n = 5
print(f'{n:>4}|{n!r}|{"x":*^5}|{n:0{n}d}|{3.14159:.2f}|{n=}')
t = t'hello {n} {n!r:>3}'; print(t.strings, [i.value for i in t.interpolations], t.interpolations[1].conversion, t.interpolations[1].format_spec, t.interpolations[0].expression)
x = [1, 2, 3, 4, 5]; print(x[1:3], x[::2], x[-2:], x[::-1]); x[1:3] = 'ab'; print(x); del x[0], x[-1]; print(x); x[:] = []; print(x)
print({**{'a': 1}, 'b': 2}, [*range(3), *'ab'], {*[1], 2}, (*(1, 2), 3))
a = b = c = 4; a, b = b, a + 1; print(a, b, c)
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else: print('no')
for q in []: pass
else: print('else')
print([(i, j) for i in range(3) for j in range(i)], {i % 3 for i in range(9)}, {k: v for k, v in zip('ab', [1, 2])})
print((lambda *a, k=3: (a, k))(1, 2), 1 if [] else 2, not 1, 5 and 0 or 'x', 1 < 2 < 3, 1 < 3 < 2)
def cnt():
    n = 0
    def inc(by=1):
        nonlocal n; n += by; return n
    return inc
k = cnt(); k(); k(5); print(k(), k.__closure__[0].cell_contents)
global_v = 1
def setg():
    global global_v, newg; global_v += 1; newg = 'n'
setg(); print(global_v, newg)
del newg
try: newg
except NameError as e: print(e)
try: del newg
except NameError as e: print(e)
def deco(f):
    def w(*a): return ('deco', f(*a))
    return w
@deco
def dd(x): return x
print(dd(3))
print(10 // 3, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 7 / 2, 1 << 5, 255 >> 2, 5 & 3, 5 | 3, 5 ^ 3, ~5, -5, +5, 10**30, 2**63, 2**63 - 1, -2**63)
big = 2**62
for _ in range(10): big2 = big + big; big3 = big * 4; big4 = -big - big - big
print(big2, big3, big4, big2 - big2, big2 == 2**63)
def add(a, b): return a + b
print([add(i, i) for i in range(5)], add(1.5, 2), add('a', 'b'), add([1], [2]), add(2**70, 1), add(True, 1))
def cmp(a, b): return a < b, a == b, a >= b
for _ in range(5): cmp(1, 2)
print(cmp(1.0, 2), cmp('a', 'b'), cmp(2**70, 2**71), cmp(float('nan'), 1.0), cmp((1, 2), (1, 3)))
def truth(x): return 1 if x else 0
print([truth(x) for x in [0, 1, '', 'a', [], [1], None, 0.0, 2.5, {}, {1: 1}, True, False, object(), 2**70]])
def sub(c, k): return c[k]
print([sub(*x) for x in [([1, 2], 0), ([1, 2], 1), ((1, 2), 1), ('abc', 2), ({1: 2}, 1), ([1, 2], -1), ('\u1234x', 0), ([1,2,3], slice(1, 2)), (range(9), 3)] * 3])
def has(x, c): return x in c, x not in c
print([has(1, c) for c in [[1], (2,), {1}, {1: 2}, frozenset([3]), range(3)] * 2], has('a', 'abc'))
def it(s): return [x for x in s]
print([it(x) for x in [[1, 2], (3,), range(3), 'ab', {1: 2}, {5}, iter([7]), b'ab', enumerate('a'), zip([1], [2])] * 2])
def un(s): a, b = s; return a, b
print([un(x) for x in [(1, 2), [3, 4], 'ab', {5: 1, 6: 2}, range(2)] * 3])
print(cnt.__code__.co_freevars, k.__code__.co_freevars, cnt.__code__.co_cellvars)
def ann(a: int, b: 'str' = 3) -> float: x: int = 3; return x
print(ann.__annotations__)
print(len(list(ann.__code__.co_positions())) > 0)
