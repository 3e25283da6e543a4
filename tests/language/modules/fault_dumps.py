# faulthandler: tracebacks on request and after a time, to a descriptor.
import faulthandler
import os
import select
import threading


def dump(*arguments, **options):
    reader, writer = os.pipe()
    faulthandler.dump_traceback(writer, *arguments, **options)
    os.close(writer)
    return read(reader)


def read(descriptor):
    with open(descriptor) as stream:
        return stream.read().replace(os.path.dirname(os.path.abspath(__file__)) + os.sep, "")


print([line.rpartition(", ")[2] for line in dump(all_threads=False).splitlines()[:3]])
# expect: ['Stack (most recent call first):', 'line 10 in dump', 'line 20 in <module>']

reader, writer = os.pipe()
faulthandler.dump_traceback_later(0.1, file=writer)
select.select([reader], [], [])  # until the dump begins, however late that is
faulthandler.cancel_dump_traceback_later()
os.close(writer)
print(read(reader).splitlines()[0])  # expect: Timeout (0:00:00.100000)!

for attempt in (lambda: faulthandler.dump_traceback_later(0), lambda: faulthandler.register(11), lambda: faulthandler.register(9999),
                lambda: faulthandler.unregister(10), lambda: faulthandler.dump_traceback("x")):
    try:
        print(attempt())
    except (AttributeError, RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ValueError timeout must be greater than 0
# expect: RuntimeError signal 11 cannot be registered, use enable() instead
# expect: ValueError signal number out of range
# expect: False
# expect: AttributeError 'str' object has no attribute 'fileno'

# A thread's line has the name that the system knows.
go, ready = threading.Event(), threading.Event()
thread = threading.Thread(target=lambda: (ready.set(), go.wait()), name="worker")
thread.start()
ready.wait()
print([line.split(" ", 2)[2] for line in dump().splitlines() if line.startswith("Thread ")])  # expect: ['[worker] (most recent call first):']
go.set()
thread.join()
