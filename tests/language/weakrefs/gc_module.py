# What the gc module tells: counts since the last collection, callbacks, what may be part of a cycle, what was finalized.
import gc
class C: pass
class S: __slots__ = ()
class I(int): pass
print([gc.is_tracked(x) for x in (None, 1, 1.5, "a", b"a", bytearray(), object(), int, type)])
# expect: [False, False, False, False, False, False, False, False, False]
print([gc.is_tracked(x) for x in (C, C(), S(), I(), [], set(), gc, print)])  # expect: [True, True, True, True, True, True, True, True]
gc.collect()
counts = [gc.get_count()[1:]]
for generation in 0, 1, 2:
    gc.collect(generation)
    counts.append(gc.get_count()[1:])
print(counts)  # expect: [(0, 0), (1, 0), (0, 1), (0, 0)]
log = []
def callback(phase, info): log.append((phase, info["generation"], sorted(info)))
gc.callbacks.append(callback)
gc.collect(1)
gc.callbacks.remove(callback)
print(log)  # expect: [('start', 1, ['collected', 'generation', 'uncollectable']), ('stop', 1, ['collected', 'generation', 'uncollectable'])]
def failing(phase, info): raise ValueError(phase)
import sys
sys.unraisablehook = lambda args: print(args.err_msg.split(" <")[0], args.exc_value)
gc.callbacks.append(failing)
gc.collect()
# expect: Exception ignored while calling GC callback start
# expect: Exception ignored while calling GC callback stop
gc.callbacks.clear()
class D:
    def __del__(self): D.kept = self
d = D()
print(gc.is_finalized(d), gc.is_finalized(1))  # expect: False False
d = None
gc.collect()
print(gc.is_finalized(D.kept))  # expect: True
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())  # expect: True None False None True
try: gc.collect(3)
except ValueError as error: print(error)
# expect: invalid generation
a = [1, "x"]
print(sorted(gc.get_referents(a), key=str))  # expect: [1, 'x']
