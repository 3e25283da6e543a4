# What was taken up for another interpreter is let go when the rest cannot be.
import _interpqueues
import _interpreters
from concurrent import interpreters

queue = interpreters.create_queue()
data = bytearray(b"abc")
view = memoryview(data)
unshareable = object()
for names in ({"queue": queue, "bad": unshareable}, {"pair": (view, unshareable)}):
    try:
        _interpreters.set___main___attrs(_interpreters.create(), names)
    except interpreters.NotShareableError:
        print("not shareable")
# expect: not shareable
# expect: not shareable
view.release()
data.append(1)
print(data)  # expect: bytearray(b'abc\x01')
number = queue.id
del names, queue
import gc

gc.collect()
print([entry[0] for entry in _interpqueues.list_all()])  # expect: []
for identifier, _ in _interpreters.list_all()[1:]:
    _interpreters.destroy(identifier)
