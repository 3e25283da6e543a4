# sys.setprofile sees calls and returns, C functions too.
import sys
events = []
def profiler(frame, event, arg):
    events.append((event, getattr(arg, "__name__", None) if event.startswith("c_") else frame.f_code.co_name))
def f(): return len("abc")
sys.setprofile(profiler)
f()
sys.setprofile(None)
print(events)  # expect: [('call', 'f'), ('c_call', 'len'), ('c_return', 'len'), ('return', 'f'), ('c_call', 'setprofile')]
