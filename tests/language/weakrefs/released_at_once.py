# An object ends when a program lets go of its last reference on purpose: del, x = None, clear(), close(), another function in place.
import sys
import weakref


class Ends:
    def __init__(self, name, *rest):
        self.name = name

    def __del__(self):
        print("end of", self.name)

    def __call__(self, *args):
        return None

    def __lt__(self, other):
        return False


def local():
    x = Ends("local")
    del x
    print("after local")
    x = Ends("set to None")
    x = None
    print("after None")
    x = [1, Ends("in a list"), 2]
    del x
    print("after list")


local()
# expect: end of local
# expect: after local
# expect: end of set to None
# expect: after None
# expect: end of in a list
# expect: after list


def closure():
    x = Ends("cell")
    def inner():
        return x
    del inner
    x = None
    print("after cell")


closure()
# expect: end of cell
# expect: after cell

x = Ends("global")
del x  # expect: end of global
print("after global")  # expect: after global
x = Ends("global None")
x = None  # expect: end of global None
print("after global None")  # expect: after global None


class Holder:
    pass


def holders():
    h = Holder()
    h.value = Ends("attribute")
    del h.value
    print("after attribute")
    d = {"k": Ends("value")}
    del d["k"]
    print("after value")
    l = [0, Ends("item")]
    del l[1]
    print("after item")
    h.value = Ends("held")
    del h
    print("after holder")
    h = Holder()
    r = weakref.ref(h, lambda r: print("callback"))
    del h
    print("after callback", r())


holders()
# expect: end of attribute
# expect: after attribute
# expect: end of value
# expect: after value
# expect: end of item
# expect: after item
# expect: end of held
# expect: after holder
# expect: callback
# expect: after callback None


def kept():
    x = Ends("kept")
    y = x
    del x
    print("still there")
    del y
    print("gone")


kept()
# expect: still there
# expect: end of kept
# expect: gone


def tracing():
    sys.settrace(Ends("tracer"))
    sys.settrace(None)
    print("after tracer")


tracing()
# expect: end of tracer
# expect: after tracer


def generator(arg):
    yield


def frames():
    g = generator(Ends("argument"))
    g.close()
    print("after close")
    g = generator(Ends("suspended"))
    next(g)
    g.close()
    print("after close")
    g = generator(Ends("cleared"))
    g.gi_frame.clear()
    print("after clear")


frames()
# expect: end of argument
# expect: after close
# expect: end of suspended
# expect: after close
# expect: end of cleared
# expect: after clear


def sort():
    data = [1]
    data.sort(key=lambda n: Ends("key"))
    print("after sort")


sort()
# expect: end of key
# expect: after sort


class Empties:
    def __init__(self, n): pass
    def __lt__(self, other): return False
    def __del__(self): data[:] = [1, 2, 3]


data = [3, 2, 1]
try:
    data.sort(key=Empties)
except ValueError as error:
    print(error)
# expect: list modified during sort


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


def report(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None)


sys.unraisablehook = report
g = stubborn()
next(g)
del g  # expect: RuntimeError generator ignored GeneratorExit True
