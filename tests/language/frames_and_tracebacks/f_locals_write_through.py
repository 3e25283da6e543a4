# PEP 667: writing to f_locals changes the variables.
import sys
def f():
    x = 1
    sys._getframe().f_locals["x"] = 5
    sys._getframe().f_locals["new"] = 6
    return x, sys._getframe().f_locals["new"], "new" in locals()
print(f())  # expect: (5, 6, True)
def outer():
    y = 1
    def change(): sys._getframe(1).f_locals["y"] = 99
    change()
    return y
print(outer())  # expect: 99
def g():
    z = 1
    proxy = sys._getframe().f_locals
    try:
        del proxy["z"]
    except ValueError as e:
        print(e)
    return type(proxy).__name__, dict(proxy)["z"], len(proxy) > 0, "z" in proxy
print(g())
# expect: cannot remove local variables from FrameLocalsProxy
# expect: ('FrameLocalsProxy', 1, True, True)
