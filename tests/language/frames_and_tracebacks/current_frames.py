# sys._current_frames() and sys._current_exceptions() show all threads.
import sys, threading
started, go = threading.Event(), threading.Event()
def waits():
    try:
        raise KeyError(1)
    except KeyError:
        started.set()
        go.wait()
t = threading.Thread(target=waits)
t.start()
started.wait()
frame = sys._current_frames()[t.ident]
while frame.f_code is not waits.__code__:
    frame = frame.f_back
print(frame.f_code.co_name, len(sys._current_frames()))  # expect: waits 2
print(sys._current_exceptions()[threading.get_ident()])  # expect: None
print(repr(sys._current_exceptions()[t.ident]))  # expect: KeyError(1)
print(sys._current_frames()[threading.get_ident()] is sys._getframe())  # expect: True
go.set()
t.join()
