# sys.monitoring: which events come, in which order, with which offsets and values.
import sys
m = sys.monitoring
E = m.events
m.use_tool_id(1, "test")
log = []
def show(x):
    return x if isinstance(x, (int, str)) else getattr(x, "__name__", type(x).__name__)
for name, number in vars(E).items():
    if name not in ("NO_EVENTS", "BRANCH"):
        m.register_callback(1, number, lambda code, *args, name=name: log.append((code.co_name, name, *map(show, args))))
def run(f, *args, events=0xffff & ~E.INSTRUCTION):
    log.clear()
    m.set_events(1, events)
    try:
        try:
            f(*args)
        finally:
            m.set_events(1, 0)
    except BaseException as e:
        print("ended by", type(e).__name__)
    first = f.__code__.co_firstlineno
    for entry in log:
        if entry[0] != "run":
            print(entry[0], entry[1], *((entry[2] - first,) if entry[1] == "LINE" else entry[2:]))
def handlers():
    try:
        1/0
    except ValueError:
        pass
    finally:
        x = 1
run(handlers)
# expect: ended by ZeroDivisionError
# expect: handlers PY_START 0
# expect: handlers LINE 1
# expect: handlers LINE 2
# expect: handlers RAISE 18 ZeroDivisionError
# expect: handlers EXCEPTION_HANDLED 30 ZeroDivisionError
# expect: handlers LINE 3
# expect: handlers BRANCH_RIGHT 44 56
# expect: handlers RERAISE 56 ZeroDivisionError
# expect: handlers EXCEPTION_HANDLED 58 ZeroDivisionError
# expect: handlers RERAISE 62 ZeroDivisionError
# expect: handlers EXCEPTION_HANDLED 64 ZeroDivisionError
# expect: handlers LINE 6
# expect: handlers RERAISE 70 ZeroDivisionError
# expect: handlers EXCEPTION_HANDLED 72 ZeroDivisionError
# expect: handlers RERAISE 76 ZeroDivisionError
# expect: handlers PY_UNWIND 76 ZeroDivisionError
def g():
    try:
        yield 1
    except KeyError:
        yield 2
    return 3
def throwing():
    i = g()
    next(i)
    i.throw(KeyError)
    for x in i:
        pass
run(throwing)
# expect: throwing PY_START 0
# expect: throwing LINE 1
# expect: throwing CALL 12 g object
# expect: throwing LINE 2
# expect: throwing CALL 34 next g
# expect: g PY_START 4
# expect: g LINE -5
# expect: g LINE -4
# expect: g PY_YIELD 10 1
# expect: throwing C_RETURN 34 next g
# expect: throwing LINE 3
# expect: throwing CALL 76 throw g
# expect: g PY_THROW 12 KeyError
# expect: g RAISE 10 KeyError
# expect: g EXCEPTION_HANDLED 20 KeyError
# expect: g LINE -3
# expect: g BRANCH_LEFT 34 40
# expect: g LINE -2
# expect: g PY_YIELD 44 2
# expect: throwing C_RETURN 76 throw g
# expect: throwing LINE 4
# expect: g PY_RESUME 46
# expect: g LINE -1
# expect: g PY_RETURN 54 3
# expect: throwing RAISE 90 StopIteration
# expect: throwing BRANCH_RIGHT 90 104
# expect: throwing PY_RETURN 106 NoneType
def loops():
    for x in g():
        pass
    y = [z for z in range(2) if z]
    while y:
        y.pop()
    for q in (1, 2, 3):
        if q == 2:
            break
    else:
        pass
    def h():
        r = yield from g()
    list(h())
run(loops)
# expect: loops PY_START 0
# expect: loops LINE 1
# expect: loops CALL 12 g object
# expect: g PY_START 4
# expect: g LINE -39
# expect: g LINE -38
# expect: g PY_YIELD 10 1
# expect: loops BRANCH_LEFT 22 26
# expect: loops LINE 2
# expect: loops JUMP 28 22
# expect: loops LINE 1
# expect: g PY_RESUME 12
# expect: g LINE -35
# expect: g PY_RETURN 18 3
# expect: loops RAISE 22 StopIteration
# expect: loops BRANCH_RIGHT 22 36
# expect: loops LINE 3
# expect: loops CALL 48 range 2
# expect: loops C_RETURN 48 range 2
# expect: loops BRANCH_LEFT 66 70
# expect: loops BRANCH_LEFT 80 86
# expect: loops JUMP 86 66
# expect: loops BRANCH_LEFT 66 70
# expect: loops BRANCH_RIGHT 80 90
# expect: loops JUMP 94 66
# expect: loops BRANCH_RIGHT 66 102
# expect: loops LINE 4
# expect: loops BRANCH_LEFT 116 122
# expect: loops LINE 5
# expect: loops CALL 144 pop list
# expect: loops C_RETURN 144 pop list
# expect: loops JUMP 154 106
# expect: loops LINE 4
# expect: loops BRANCH_RIGHT 116 158
# expect: loops LINE 6
# expect: loops BRANCH_LEFT 162 166
# expect: loops LINE 7
# expect: loops BRANCH_LEFT 176 182
# expect: loops JUMP 182 162
# expect: loops LINE 6
# expect: loops BRANCH_LEFT 162 166
# expect: loops LINE 7
# expect: loops BRANCH_RIGHT 176 186
# expect: loops LINE 8
# expect: loops JUMP 188 196
# expect: loops LINE 11
# expect: loops LINE 13
# expect: loops CALL 216 h object
# expect: loops CALL 224 list h
# expect: h PY_START 4
# expect: h LINE 12
# expect: h CALL 16 g object
# expect: g PY_START 4
# expect: g LINE -39
# expect: g LINE -38
# expect: g PY_YIELD 10 1
# expect: h PY_YIELD 32 1
# expect: h PY_RESUME 34
# expect: g PY_RESUME 12
# expect: g LINE -35
# expect: g PY_RETURN 18 3
# expect: h STOP_ITERATION 38 StopIteration
# expect: h PY_RETURN 44 NoneType
# expect: loops C_RETURN 224 list h
# expect: loops PY_RETURN 236 NoneType
class C:
    def __init__(self): pass
    def m(self): super().__init__(); return 1
class D(C):
    def m(self): return super().m()
class Stops:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(5)
def calls():
    D().m()
    len(*[()])
    f = dict(a=1)
    for x in Stops():
        pass
    try:
        len(3)
    except TypeError:
        pass
run(calls)
# expect: calls PY_START 0
# expect: calls LINE 1
# expect: calls CALL 12 D object
# expect: __init__ PY_START 0
# expect: __init__ LINE -7
# expect: __init__ PY_RETURN 4 NoneType
# expect: calls C_RETURN 12 D object
# expect: calls CALL 40 m D
# expect: m PY_START 2
# expect: m LINE -4
# expect: m CALL 18 super object
# expect: m C_RETURN 18 super object
# expect: m CALL 22 m D
# expect: m PY_START 2
# expect: m LINE -6
# expect: m CALL 18 super object
# expect: m C_RETURN 18 super object
# expect: m CALL 22 __init__ object
# expect: m C_RETURN 22 __init__ object
# expect: m PY_RETURN 34 1
# expect: m PY_RETURN 30 1
# expect: calls LINE 2
# expect: calls CALL 66 len tuple
# expect: calls C_RETURN 66 len tuple
# expect: calls LINE 3
# expect: calls CALL 84 dict 1
# expect: calls C_RETURN 84 dict 1
# expect: calls LINE 4
# expect: calls CALL 104 Stops object
# expect: calls C_RETURN 104 Stops object
# expect: __iter__ PY_START 0
# expect: __iter__ LINE -2
# expect: __iter__ PY_RETURN 4 Stops
# expect: __next__ PY_START 0
# expect: __next__ LINE -1
# expect: __next__ CALL 14 StopIteration 5
# expect: __next__ C_RETURN 14 StopIteration 5
# expect: __next__ RAISE 22 StopIteration
# expect: __next__ PY_UNWIND 22 StopIteration
# expect: calls RAISE 114 StopIteration
# expect: calls BRANCH_RIGHT 114 128
# expect: calls LINE 6
# expect: calls LINE 7
# expect: calls CALL 142 len 3
# expect: calls C_RAISE 142 len 3
# expect: calls RAISE 148 TypeError
# expect: calls EXCEPTION_HANDLED 156 TypeError
# expect: calls LINE 8
# expect: calls BRANCH_LEFT 170 176
# expect: calls LINE 9
# expect: calls PY_RETURN 182 NoneType
def jumps(a, b):
    x = a and b or (1 if a else 2)
    assert x
    match a:
        case 1: pass
        case [1, *z]: pass
        case _: return a if b else \
            x
    x = (a,
         b)
    for i in range(2): pass
run(jumps, 1, 0)
# expect: jumps PY_START 0
# expect: jumps LINE 1
# expect: jumps BRANCH_LEFT 14 20
# expect: jumps BRANCH_LEFT 34 40
# expect: jumps BRANCH_LEFT 52 58
# expect: jumps JUMP 60 64
# expect: jumps LINE 2
# expect: jumps BRANCH_RIGHT 76 86
# expect: jumps LINE 3
# expect: jumps LINE 4
# expect: jumps BRANCH_LEFT 96 102
# expect: jumps JUMP 104 172
# expect: jumps LINE 8
# expect: jumps LINE 9
# expect: jumps LINE 8
# expect: jumps LINE 10
# expect: jumps CALL 192 range 2
# expect: jumps C_RETURN 192 range 2
# expect: jumps BRANCH_LEFT 202 206
# expect: jumps JUMP 208 202
# expect: jumps BRANCH_LEFT 202 206
# expect: jumps JUMP 208 202
# expect: jumps BRANCH_RIGHT 202 216
# expect: jumps PY_RETURN 218 NoneType
run(jumps, 2, 0)
# expect: jumps PY_START 0
# expect: jumps LINE 1
# expect: jumps BRANCH_LEFT 14 20
# expect: jumps BRANCH_LEFT 34 40
# expect: jumps BRANCH_LEFT 52 58
# expect: jumps JUMP 60 64
# expect: jumps LINE 2
# expect: jumps BRANCH_RIGHT 76 86
# expect: jumps LINE 3
# expect: jumps LINE 4
# expect: jumps BRANCH_RIGHT 96 106
# expect: jumps LINE 5
# expect: jumps BRANCH_RIGHT 108 146
# expect: jumps LINE 6
# expect: jumps BRANCH_RIGHT 158 168
# expect: jumps LINE 7
# expect: jumps LINE 6
# expect: jumps PY_RETURN 170 1
run(jumps, 2, 0, events=E.INSTRUCTION | E.BRANCH)
# expect: jumps INSTRUCTION 2
# expect: jumps INSTRUCTION 4
# expect: jumps INSTRUCTION 6
# expect: jumps INSTRUCTION 14
# expect: jumps INSTRUCTION 18
# expect: jumps BRANCH_LEFT 18 20
# expect: jumps INSTRUCTION 20
# expect: jumps INSTRUCTION 22
# expect: jumps INSTRUCTION 24
# expect: jumps INSTRUCTION 26
# expect: jumps INSTRUCTION 34
# expect: jumps INSTRUCTION 38
# expect: jumps BRANCH_LEFT 38 40
# expect: jumps INSTRUCTION 40
# expect: jumps INSTRUCTION 42
# expect: jumps INSTRUCTION 44
# expect: jumps INSTRUCTION 52
# expect: jumps INSTRUCTION 56
# expect: jumps BRANCH_LEFT 56 58
# expect: jumps INSTRUCTION 58
# expect: jumps INSTRUCTION 60
# expect: jumps INSTRUCTION 64
# expect: jumps INSTRUCTION 66
# expect: jumps INSTRUCTION 68
# expect: jumps INSTRUCTION 76
# expect: jumps BRANCH_RIGHT 76 86
# expect: jumps INSTRUCTION 86
# expect: jumps INSTRUCTION 88
# expect: jumps INSTRUCTION 90
# expect: jumps INSTRUCTION 92
# expect: jumps INSTRUCTION 96
# expect: jumps BRANCH_RIGHT 96 106
# expect: jumps INSTRUCTION 106
# expect: jumps INSTRUCTION 108
# expect: jumps BRANCH_RIGHT 108 146
# expect: jumps INSTRUCTION 146
# expect: jumps INSTRUCTION 148
# expect: jumps INSTRUCTION 150
# expect: jumps INSTRUCTION 158
# expect: jumps BRANCH_RIGHT 158 168
# expect: jumps INSTRUCTION 168
# expect: jumps INSTRUCTION 170
m.free_tool_id(1)
