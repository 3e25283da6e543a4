# A trace function sees the program, and nothing of the start.
import sys

seen = []


def trace(frame, event, argument):
    seen.append((event, frame.f_code.co_name))


def function():
    return exit


sys.settrace(trace)
function()
sys.settrace(None)
print(seen)  # expect: [('call', 'function')]
