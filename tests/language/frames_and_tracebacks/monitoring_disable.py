# sys.monitoring: DISABLE switches off one place, restart_events() switches all on again, other events do not disturb it.
import sys
m = sys.monitoring
E = m.events
m.use_tool_id(2, "two")
m.use_tool_id(3, "three")
log = []
def f(n):
    x = 0
    for i in range(n):
        if i % 2:
            x += i
        else:
            x -= i
    return x
first = f.__code__.co_firstlineno
def run():
    log.clear()
    f(3)
    print(*log)
def line(code, number):
    log.append(number - first)
    return m.DISABLE
m.register_callback(2, E.LINE, line)
m.set_local_events(2, f.__code__, E.LINE)
run()  # expect: 1 2 3 6 2 4 7
run()  # expect:
m.restart_events()
run()  # expect: 1 2 3 6 2 4 7
m.register_callback(3, E.PY_RETURN, lambda code, offset, value: log.append(("return", value)))
m.set_local_events(3, f.__code__, E.PY_RETURN)
run()  # expect: ('return', -1)
m.set_local_events(2, f.__code__, 0)
m.set_local_events(2, f.__code__, E.LINE)
run()  # expect: 1 2 3 6 2 4 7 ('return', -1)
m.clear_tool_id(3)
run()  # expect:
print(m.get_local_events(3, f.__code__), m.get_tool(3))  # expect: 0 three
def branch(code, start, target):
    log.append((start, target))
    return m.DISABLE
m.register_callback(2, E.BRANCH, branch)
m.set_local_events(2, f.__code__, E.BRANCH)
run()  # expect: (28, 32) (58, 84)
run()  # expect:
def raised(code, offset, exception):
    log.append(type(exception).__name__)
    return m.DISABLE
m.set_local_events(2, f.__code__, 0)
m.register_callback(2, E.RAISE, raised)
m.set_events(2, E.RAISE)
try:
    f("x")
except Exception as e:
    print(type(e).__name__, e)
# expect: ValueError Cannot disable RAISE events. Callback removed.
m.set_events(2, 0)
def fails(code, *args):
    raise LookupError("from the callback")
for event in (E.PY_START, E.LINE, E.CALL, E.PY_RETURN, E.JUMP, E.BRANCH_LEFT, E.INSTRUCTION):
    m.register_callback(2, event, fails)
    m.set_local_events(2, f.__code__, event)
    try:
        f(3)
    except LookupError as e:
        print(e)
    m.set_local_events(2, f.__code__, 0)
# expect: from the callback
# expect: from the callback
# expect: from the callback
# expect: from the callback
# expect: from the callback
# expect: from the callback
# expect: from the callback
m.free_tool_id(2)
m.free_tool_id(3)
