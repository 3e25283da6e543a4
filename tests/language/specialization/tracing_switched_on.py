# Tracing is switched on and off in the middle of a hot loop.
import sys
lines = []
def tracer(frame, event, arg):
    if frame.f_code.co_name == "hot" and event == "line": lines.append(frame.f_lineno - frame.f_code.co_firstlineno)
    return tracer
def hot(n):
    t = 0
    for i in range(n):
        t += i
    return t
for _ in range(50): hot(10)
sys.settrace(tracer)
r = hot(3)
sys.settrace(None)
print(r, lines, hot(10), len(lines))  # expect: 3 [1, 2, 3, 2, 3, 2, 3, 2, 4] 45 9
