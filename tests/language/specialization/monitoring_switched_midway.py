# Events switched on and off inside hot loops and their callees: specialized code is instrumented at once, and runs on afterwards as before.
import sys
m = sys.monitoring
E = m.events
m.use_tool_id(4, "test")
seen = {}
def count(name):
    def callback(code, *args):
        seen[name] = seen.get(name, 0) + 1
    return callback
for name in ("LINE", "CALL", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "PY_START", "PY_RETURN", "INSTRUCTION", "C_RETURN"):
    m.register_callback(4, getattr(E, name), count(name))
class P:
    def __init__(self, v): self.v = v
    def get(self): return self.v
def inner(p, i):
    if i in on:
        m.set_events(4, on[i])
    return p.get() + i
def hot(n):
    total = 0
    items = [P(i) for i in range(4)]
    for i in range(n):
        total += inner(items[i & 3], i)
        s = str(i) + "x"
        if len(s) > 3:
            total -= 1
    return total
results = []
for events in (0, E.LINE, E.CALL, E.JUMP | E.BRANCH, E.PY_START | E.PY_RETURN, E.INSTRUCTION, 0x3ff):
    on = {100: events, 110: 0}
    seen.clear()
    results.append(hot(200))
    print(sorted(seen.items()))
# expect: []
# expect: [('LINE', 71)]
# expect: [('CALL', 41), ('C_RETURN', 20)]
# expect: [('BRANCH_LEFT', 11), ('BRANCH_RIGHT', 19), ('JUMP', 10)]
# expect: [('PY_RETURN', 20), ('PY_START', 20)]
# expect: [('INSTRUCTION', 429)]
# expect: [('BRANCH_LEFT', 11), ('BRANCH_RIGHT', 19), ('CALL', 41), ('C_RETURN', 20), ('INSTRUCTION', 429), ('JUMP', 10), ('LINE', 81), ('PY_RETURN', 20), ('PY_START', 20)]
print(len(set(results)), results[0])  # expect: 1 20100
m.free_tool_id(4)
