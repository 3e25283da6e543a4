# sys.settrace sees calls, lines, returns and exceptions.
import sys
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name in ("f", "g"):
        events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer
def g(x):
    return x + 1
def f(n):
    total = 0
    for i in range(n):
        total += g(i)
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return total
sys.settrace(tracer)
f(2)
sys.settrace(None)
for e in events: print(*e)
# expect: call f 0
# expect: line f 1
# expect: line f 2
# expect: line f 3
# expect: call g 0
# expect: line g 1
# expect: return g 1
# expect: line f 2
# expect: line f 3
# expect: call g 0
# expect: line g 1
# expect: return g 1
# expect: line f 2
# expect: line f 4
# expect: line f 5
# expect: exception f 5
# expect: line f 6
# expect: line f 7
# expect: line f 8
# expect: return f 8
