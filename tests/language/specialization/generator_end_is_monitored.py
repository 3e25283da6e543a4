# The end of a generator in a loop is told to tools, whether the loop is specialized for generators or not: as RAISE or as STOP_ITERATION.
import sys
m = sys.monitoring
E = m.events
m.use_tool_id(4, "test")
log = []
for event in (E.RAISE, E.STOP_ITERATION):
    m.register_callback(4, event, lambda code, offset, e: log.append((type(e).__name__, e.value)))
def gen():
    yield 1
    return 2
def loop(iterator=None):
    for _ in iterator or gen(): pass
for warm in (set(range(3)), None, None, None):
    loop(warm)
    m.set_events(4, E.RAISE | E.STOP_ITERATION)
    loop()
    m.set_events(4, 0)
    for _ in range(60): loop()
print(log)  # expect: [('StopIteration', 2), ('StopIteration', 2), ('StopIteration', 2), ('StopIteration', 2)]
m.free_tool_id(4)
