# What a generator delegates to sees the generator's frame as its caller, also when an exception is thrown in.
import sys, gc, traceback
def inner():
    try:
        yield 1
    except ValueError:
        gc.collect()
        f = sys._getframe().f_back
        print(f.f_code.co_name, f.f_locals, f.f_lineno)
        f.f_locals['x'] = [3]
        yield 2
    yield 3
def outer():
    x = [1]
    yield from inner()
    print(x)
g = outer()
print(next(g), g.throw(ValueError), next(g))
# expect: outer {'x': [1]} 15
# expect: 1 2 3
print(g.gi_frame.f_locals, g.gi_frame.f_back)  # expect: {'x': [3]} None
for _ in g: pass  # expect: [3]
sys.unraisablehook=lambda a: print(a.err_msg.split(" at 0x")[0], a.object, a.exc_value)
class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def __getattr__(self, attr):
        1/0
def g():
    yield from Broken()
gi = g()
next(gi)
print(gi.close())
# expect: Exception ignored while closing generator <__main__.Broken object None division by zero
# expect: None
gi = g()
next(gi)
try: print(gi.throw(GeneratorExit))
except GeneratorExit as e: print(repr(e))
# expect: Exception ignored while closing generator <__main__.Broken object None division by zero
# expect: GeneratorExit()
