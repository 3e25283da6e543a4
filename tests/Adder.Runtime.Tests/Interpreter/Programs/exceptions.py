def f(n):
    try:
        if n == 0: raise KeyError('k')
        if n == 1: return 'ret'
        if n == 2: 1/0
        return 'end'
    except KeyError as e:
        return ('key', e.args)
    except (ZeroDivisionError, ValueError) as e:
        return repr(e)
    else: return 'else'
    finally: print('fin', n)
for i in range(4): print(f(i))
try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('v')
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('v') from e
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)
try:
    raise ValueError('x') from None
except ValueError as e: print(e.__cause__, e.__suppress_context__)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
def g():
    try: raise ValueError('a')
    except ValueError:
        try: raise
        except ValueError as e: return e
e = g(); tb = e.__traceback__
while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno); tb = tb.tb_next
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e, repr(e.__context__))
def un():
    try: print(x_)
    except UnboundLocalError as e: print(e)
    x_ = 1
    del x_
    try: x_
    except UnboundLocalError as e: print(e)
    try: del x_
    except UnboundLocalError as e: print(e)
un()
try: undefined_name
except NameError as e: print(e, e.name)
def cl():
    def inner(): return v
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    v = 1
    return inner()
print(cl())
class CM:
    def __init__(s, sup): s.sup = sup
    def __enter__(s): print('in'); return s
    def __exit__(s, t, v, tb): print('out', t, v); return s.sup
with CM(True) as a, CM(False) as b: raise KeyError(3)
try:
    with CM(False): raise KeyError(4)
except KeyError as e: print('caught', e)
with CM(False): pass
def wr():
    with CM(False): return 'r'
print(wr())
for i in range(3):
    with CM(False):
        if i == 1: continue
        if i == 2: break
try:
    with 5: pass
except TypeError as e: print(e)
class E2:
    def __enter__(s): pass
try:
    with E2(): pass
except TypeError as e: print(e)
# except*
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3), ExceptionGroup('n', [ValueError(4)])])
except* ValueError as e: print('VE', e.exceptions)
except* TypeError as e: print('TE', e.exceptions)
except* KeyError as e: print('KE', e.exceptions)
try:
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e: print('got', e.exceptions)
except ExceptionGroup as e: print('rest', e.exceptions)
try:
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e: raise OSError('new')
except ExceptionGroup as e: print('rest', repr(e))
try: raise ValueError('naked')
except* ValueError as e: print(repr(e))
def rec(n): return rec(n+1)
try: rec(0)
except RecursionError as e: print(e)
try: assert 0, 'msg'
except AssertionError as e: print(repr(e))
class MyE(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
try: raise MyE(1, 2)
except MyE as e: print(e.args, e.b)
def loopfin():
    for i in range(3):
        try:
            if i == 1: continue
            yield i
        finally: print('lf', i)
print(list(loopfin()))
try: a, b = 1
except TypeError as e: print(e)
try: a, b = [1]
except ValueError as e: print(e)
try: a, b = (1, 2, 3)
except ValueError as e: print(e)
try: a, b = iter([1,2,3])
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
a, *b, c = range(5); print(a, b, c)
try: [].foo
except AttributeError as e: print(e, e.name, e.obj)
try: (1).foo = 3
except AttributeError as e: print(e)
try: [1][5]
except IndexError as e: print(e)
try: {}['q']
except KeyError as e: print(e)
try: 1 + 'a'
except TypeError as e: print(e)
try: 1 < 'a'
except TypeError as e: print(e)
try: 1 in 5
except TypeError as e: print(e)
try:
    for x in 5: pass
except TypeError as e: print(e)
try: -'a'
except TypeError as e: print(e)
