# reload runs the code again in the same module; sys.modules is the cache.
import importlib, sys
import support.counted as c
first = c.token
c.extra = 1
again = importlib.reload(c)
print(again is c, c.token is first, c.extra)  # expect: True False 1
del sys.modules["support.counted"]
import support.counted as fresh
print(fresh is c)  # expect: False
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
# expect: ModuleNotFoundError import of blocked halted; None in sys.modules
