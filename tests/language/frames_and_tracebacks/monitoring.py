# sys.monitoring: events for one tool.
import sys
m = sys.monitoring
m.use_tool_id(3, "test")
log = []
m.register_callback(3, m.events.PY_START, lambda code, offset: log.append(("start", code.co_name)))
m.register_callback(3, m.events.PY_RETURN, lambda code, offset, value: log.append(("return", code.co_name, value)))
m.register_callback(3, m.events.LINE, lambda code, line: log.append(("line", line - code.co_firstlineno)))
def f(x):
    y = x + 1
    return y
m.set_local_events(3, f.__code__, m.events.PY_START | m.events.PY_RETURN | m.events.LINE)
f(1)
m.set_local_events(3, f.__code__, 0)
f(2)
m.free_tool_id(3)
print(log, m.get_tool(3))  # expect: [('start', 'f'), ('line', 1), ('line', 2), ('return', 'f', 2)] None
