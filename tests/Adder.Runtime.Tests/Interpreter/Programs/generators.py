def g():
    try:
        x = yield 1
        print('x', x)
        try: y = yield 2
        except ValueError as e: print('VE', e); y = yield 3
        print('y', y)
    finally: print('closing')
    return 'r'
a = g(); print(next(a)); print(a.send('s')); print(a.throw(ValueError('t')))
try: a.send('q')
except StopIteration as e: print('stop', e.value)
try: next(a)
except StopIteration as e: print('stop', e.value)
b = g(); next(b); b.close(); b.close()
c = g()
try: c.send(1)
except TypeError as e: print(e)
try: c.throw(KeyError)
except KeyError: print('ke')
print(list(c))
def bad():
    yield 1
    raise StopIteration('x')
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def sub():
    r = yield 'a'
    print('sub got', r)
    try: yield 'b'
    except KeyError as e: print('sub KE')
    return 'subret'
def deleg():
    v = yield from sub()
    print('v', v)
    v = yield from [1, 2]
    print('v', v)
d = deleg(); print(next(d), d.gi_yieldfrom is not None); print(d.send(5)); print(d.throw(KeyError('z'))); print(list(d))
d = deleg(); next(d); d.close()
print(g().gi_running, g().gi_code.co_name, g.__name__, repr(g())[:20])
def selfrun():
    try: next(me)
    except ValueError as e: print(e)
    yield 1
me = selfrun(); next(me)
x = g(); print(x.gi_frame.f_lineno, x.gi_suspended); next(x); print(x.gi_frame.f_lineno - g.__code__.co_firstlineno, x.gi_suspended, x.gi_frame.f_locals); x.close()
print(sum(i*i for i in range(10)), list(i for i in range(5) if i % 2))
def fibg():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a+b
import_ = fibg()
print([next(import_) for _ in range(10)])
# coroutines
class Aw:
    def __init__(s, v): s.v = v
    def __await__(s): r = yield s.v; return r
async def co(n):
    r = await Aw(n)
    print('r', r)
    r2 = await co2()
    return r2 + 1
async def co2():
    try: await Aw('in')
    except KeyError as e: print('KE in co2')
    return 41
c = co(5); print(c.send(None)); print(c.send('hello')); 
try: c.throw(KeyError('k'))
except StopIteration as e: print('res', e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def agen():
    for i in range(3):
        got = yield i
        print('got', got)
async def use():
    async for v in agen(): print('v', v)
    a = agen(); print(await a.asend(None)); print(await a.asend('S')); await a.aclose()
    print([v async for v in agen()])
    async with ACM() as q: print('body', q)
    try:
        await 5
    except TypeError as e: print(e)
    a = agen(); await a.__anext__()
    try: await a.athrow(ValueError('at'))
    except ValueError as e: print('VE', e)
    try: await a.__anext__()
    except StopAsyncIteration: print('SAI')
    return 'done'
class ACM:
    async def __aenter__(s): return 'q'
    async def __aexit__(s, *a): print('aexit', a); return True
u = use()
try:
    while True: u.send(None)
except StopIteration as e: print(e.value)
try: 
    async def w():
        async with 5: pass
    w().send(None)
except TypeError as e: print(e)
def gg(): yield
try: 
    async def w(): await gg()
    w().send(None)
except TypeError as e: print(e)
async def noit():
    async for x in 5: pass
try: noit().send(None)
except TypeError as e: print(e)
class It:
    def __iter__(s): return s
    def __next__(s): raise StopIteration('val')
def yf(): 
    r = yield from It(); print('r', r)
print(list(yf()))
g3 = (x for x in [1,2]); next(g3)
print(next(g3), next(g3, 'dflt'))
def tb():
    try: yield 1
    except ValueError as e: print([l for l in [e.__traceback__.tb_lineno - tb.__code__.co_firstlineno]]); yield 2
t = tb(); next(t); t.throw(ValueError)
