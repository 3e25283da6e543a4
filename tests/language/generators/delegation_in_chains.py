# A chain of delegations is resumed at its end, and everything looks as if each generator had been run in turn.
import gc, sys, traceback
def innermost(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)
    return "result"
def level(n, depth):
    if depth == 0:
        return (yield from innermost(n))
    result = yield from level(n, depth - 1)
    return result, depth
def top(n, depth):
    print((yield from level(n, depth)))
print(list(top(4, 5)))
# expect: ((((('result', 1), 2), 3), 4), 5)
# expect: [0, 1, 2, 3]
g = top(4, 3)
print(next(g), next(g), g.send("a"), g.send("b"))
# expect: got a
# expect: got b
# expect: 0 1 2 3
print(list(g))
# expect: ((('result', 1), 2), 3)
# expect: []
# Frames while it runs.
def names():
    frame = sys._getframe(1)
    found = []
    while frame.f_code.co_name != "<module>":
        found.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_locals.get("mark")))
        frame = frame.f_back
    return found
def looks():
    while True:
        yield names()
def over(mark):
    yield from looks()
def over_two(mark):
    yield from over(mark + 1)
g = over_two(1)
for _ in range(4):
    shown = next(g)
print(shown)  # expect: [('looks', 2, None), ('over', 1, 2), ('over_two', 1, 1)]
# Who runs.
def asks():
    while True:
        try:
            next(outer)
        except ValueError as error:
            yield str(error), outer.gi_running, outer.gi_suspended, outer.gi_yieldfrom, outer.gi_frame.f_lineno - outer.gi_code.co_firstlineno
def delegates():
    x = 1
    yield from asks()
outer = delegates()
for _ in range(3):
    shown = next(outer)
print(shown, outer.gi_running, outer.gi_suspended, outer.gi_yieldfrom.gi_code.co_name)
# expect: ('generator already executing', True, False, None, 2) False True asks
# Errors: tracebacks, handlers around the delegation, contexts.
def fails(after):
    for i in range(after):
        yield i
    raise ValueError("after", after)
def passes(after):
    yield from fails(after)
def catches(after):
    try:
        yield from passes(after)
    except ValueError as error:
        yield [(f.name, f.line) for f in traceback.extract_tb(error.__traceback__)], repr(error), repr(error.__context__)
    yield "goes on"
for _ in range(2):
    print(list(catches(3)))
# expect: [0, 1, 2, ([('catches', 'yield from passes(after)'), ('passes', 'yield from fails(after)'), ('fails', 'raise ValueError("after", after)')], "ValueError('after', 3)", 'None'), 'goes on']
# expect: [0, 1, 2, ([('catches', 'yield from passes(after)'), ('passes', 'yield from fails(after)'), ('fails', 'raise ValueError("after", after)')], "ValueError('after', 3)", 'None'), 'goes on']
def handles(after):
    try:
        raise KeyError("handled")
    except KeyError:
        yield from catches(after)
        yield repr(sys.exception())
print(list(handles(3)))
# expect: [0, 1, 2, ([('catches', 'yield from passes(after)'), ('passes', 'yield from fails(after)'), ('fails', 'raise ValueError("after", after)')], "ValueError('after', 3)", "KeyError('handled')"), 'goes on', "KeyError('handled')"]
def ends():
    try:
        yield from innermost(2)
    finally:
        print("finally", sys.exception())
    yield "after"
print(list(ends()))
# expect: finally None
# expect: [0, 1, 'after']
g = ends()
next(g), next(g)
try:
    g.throw(OSError("thrown"))
except OSError as error:
    print(repr(error), [f.name for f in traceback.extract_tb(error.__traceback__)])
# expect: finally thrown
# expect: OSError('thrown') ['<module>', 'ends', 'innermost']
g = catches(5)
next(g), next(g)
g.close()
print(g.gi_frame)  # expect: None
# Variables of those who wait are changed, collections are made.
def changes():
    for i in range(4):
        sys._getframe(1).f_locals["seen"] = [i]
        gc.collect()
        yield i
def changed(seen):
    own = ["own"]
    yield from changes()
    yield seen, own
def around():
    kept = object
    yield from changed(None)
    yield kept
print(list(around()))  # expect: [0, 1, 2, 3, ([3], ['own']), <class 'object'>]
# Watched in the middle.
events = []
def tracer(frame, event, argument):
    events.append((frame.f_code.co_name, event, argument if event == "return" else None))
    return tracer
def switches():
    for i in range(6):
        if i == 2:
            frame = sys._getframe()
            while frame.f_code.co_name != "<module>":
                frame.f_trace = tracer
                frame = frame.f_back
            sys.settrace(tracer)
        if i == 4:
            sys.settrace(None)
        yield i
def watched(): yield from switches()
def watched_too(): yield from watched()
print(list(watched_too()))  # expect: [0, 1, 2, 3, 4, 5]
print(events)
# expect: [('switches', 'line', None), ('switches', 'line', None), ('switches', 'return', 2), ('watched', 'return', 2), ('watched_too', 'return', 2), ('watched_too', 'call', None), ('watched', 'call', None), ('switches', 'call', None), ('switches', 'line', None), ('switches', 'line', None), ('switches', 'line', None), ('switches', 'line', None), ('switches', 'return', 3), ('watched', 'return', 3), ('watched_too', 'return', 3), ('watched_too', 'call', None), ('watched', 'call', None), ('switches', 'call', None), ('switches', 'line', None), ('switches', 'line', None), ('switches', 'line', None), ('switches', 'line', None)]
m = sys.monitoring
m.use_tool_id(3, "test")
events = []
for name in ("PY_YIELD", "PY_RESUME", "PY_START", "PY_RETURN"):
    m.register_callback(3, getattr(m.events, name), lambda code, offset, *rest, name=name: events.append((name, code.co_name)))
def monitored(n):
    for i in range(n):
        if i == 3: m.set_events(3, m.events.PY_YIELD | m.events.PY_RESUME | m.events.PY_RETURN)
        if i == 5: m.set_events(3, 0)
        yield i
def outer_monitored(n): yield from monitored(n)
for _ in range(3):
    events.clear()
    print(list(outer_monitored(8)), events)
# expect: [0, 1, 2, 3, 4, 5, 6, 7] [('PY_YIELD', 'monitored'), ('PY_YIELD', 'outer_monitored'), ('PY_RESUME', 'outer_monitored'), ('PY_RESUME', 'monitored'), ('PY_YIELD', 'monitored'), ('PY_YIELD', 'outer_monitored'), ('PY_RESUME', 'outer_monitored'), ('PY_RESUME', 'monitored')]
# expect: [0, 1, 2, 3, 4, 5, 6, 7] [('PY_YIELD', 'monitored'), ('PY_YIELD', 'outer_monitored'), ('PY_RESUME', 'outer_monitored'), ('PY_RESUME', 'monitored'), ('PY_YIELD', 'monitored'), ('PY_YIELD', 'outer_monitored'), ('PY_RESUME', 'outer_monitored'), ('PY_RESUME', 'monitored')]
# expect: [0, 1, 2, 3, 4, 5, 6, 7] [('PY_YIELD', 'monitored'), ('PY_YIELD', 'outer_monitored'), ('PY_RESUME', 'outer_monitored'), ('PY_RESUME', 'monitored'), ('PY_YIELD', 'monitored'), ('PY_YIELD', 'outer_monitored'), ('PY_RESUME', 'outer_monitored'), ('PY_RESUME', 'monitored')]
m.free_tool_id(3)
# Too deep.
def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield 1
        yield 2
g = deep(200)
print(next(g), next(g), next(g, None))  # expect: 1 2 None
# What is delegated to changes its kind.
def kinds(things):
    for thing in things:
        yield from thing
class Own:
    def __iter__(self): return iter([7, 8])
for _ in range(3):
    print(list(kinds([innermost(3), [1, 2], Own(), innermost(2), "ab", (x for x in (5, 6))])))
# expect: [0, 1, 2, 1, 2, 7, 8, 0, 1, 'a', 'b', 5, 6]
# expect: [0, 1, 2, 1, 2, 7, 8, 0, 1, 'a', 'b', 5, 6]
# expect: [0, 1, 2, 1, 2, 7, 8, 0, 1, 'a', 'b', 5, 6]
class Sub:
    def __init__(self): self.g = innermost(2)
    def __iter__(self): return self
    def __next__(self): return next(self.g)
print(list(kinds([Sub(), innermost(2)])))  # expect: [0, 1, 0, 1]
# Coroutines.
class Wait:
    def __await__(self):
        return (yield "wait")
async def co(depth):
    if depth == 0:
        total = 0
        for _ in range(4):
            total += await Wait()
        return total
    return await co(depth - 1) + 1
c = co(4)
print(c.send(None), [c.send(i) for i in (1, 2, 3)])  # expect: wait ['wait', 'wait', 'wait']
try:
    c.send(4)
except StopIteration as stop:
    print(stop.value)
# expect: 14
c = co(4)
c.send(None), c.send(1)
try:
    c.throw(KeyError("thrown"))
except KeyError as error:
    print([f.name for f in traceback.extract_tb(error.__traceback__)])
# expect: ['<module>', 'co', 'co', 'co', 'co', 'co', '__await__']
async def agen():
    for _ in range(3):
        yield await Wait()
async def consumes():
    return [x async for x in agen()]
c = consumes()
print(c.send(None), c.send(5), c.send(6))  # expect: wait wait wait
try:
    c.send(7)
except StopIteration as stop:
    print(stop.value)
# expect: [5, 6, 7]
