# WeakValueDictionary, WeakKeyDictionary, WeakSet.
import gc, weakref
class C: pass
a, b = C(), C()
v = weakref.WeakValueDictionary(a=a, b=b)
k = weakref.WeakKeyDictionary({a: 1, b: 2})
s = weakref.WeakSet([a, b])
print(len(v), len(k), len(s), v["a"] is a, k[b])  # expect: 2 2 2 True 2
b = None
gc.collect()
print(len(v), len(k), len(s), "b" in v)  # expect: 1 1 1 False
