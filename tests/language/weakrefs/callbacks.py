# The callback gets the dead reference.
import gc, weakref
class C: pass
c = C()
log = []
r = weakref.ref(c, lambda ref: log.append(ref is r))
f = weakref.finalize(c, log.append, "finalized")
print(f.alive)  # expect: True
c = None
gc.collect()
print(sorted(map(str, log)), f.alive)  # expect: ['True', 'finalized'] False
