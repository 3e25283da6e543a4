# sys._getframe and frame attributes.
import sys
def f(a):
    b = 2
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), frame.f_back.f_code.co_name, frame.f_globals is globals()
print(f(1))  # expect: ('f', 6, ['a', 'b', 'frame'], '<module>', True)
def g(): return sys._getframe(1).f_code.co_name
def h(): return g()
print(h())  # expect: h
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
# expect: call stack is not deep enough
