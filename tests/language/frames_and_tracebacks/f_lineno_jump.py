# A trace function may move f_lineno.
import sys
def f():
    out = []
    out.append(1)
    out.append(2)
    out.append(3)
    return out
def tracer(frame, event, arg):
    if frame.f_code is not f.__code__: return None
    if event == "line" and frame.f_lineno == f.__code__.co_firstlineno + 3:
        frame.f_lineno += 1
    return tracer
sys.settrace(tracer)
result = f()
sys.settrace(None)
print(result)  # expect: [1, 3]
