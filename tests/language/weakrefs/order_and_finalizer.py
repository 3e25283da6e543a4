# The newest callback comes first, after the finalizer; the reference is dead when it is called.
import gc, weakref
log = []
class C:
    def __del__(self): log.append("del")
def make():
    c = C()
    return [weakref.ref(c, lambda r, n=n: log.append((n, r()))) for n in range(3)]
refs = make()
gc.collect()
print(log)  # expect: ['del', (2, None), (1, None), (0, None)]
log.clear()
def cycle():
    # A reference that dies with its object is not told.
    c = C()
    c.ref = weakref.ref(c, lambda r: log.append("told"))
    c.self = c
cycle()
gc.collect()
print(log)  # expect: ['del']
def order():
    c = C()
    first = weakref.ref(c, print)
    plain = weakref.ref(c)
    proxy = weakref.proxy(c)
    second = weakref.ref(c, print)
    print([r is x for r, x in zip(weakref.getweakrefs(c), [plain, proxy, second, first])])
    print(weakref.getweakrefcount(c))
order()
# expect: [True, True, True, True]
# expect: 4
