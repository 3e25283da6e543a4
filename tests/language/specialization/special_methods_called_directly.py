# Operators, comparisons and `in` whose special methods are Python functions: what they are, and what their code is, changes while sites call them.
import gc
def add(a, b): return a + b
def iadd(a, b):
    a += b
    return a
def lt(a, b): return a < b
def has(a, b): return a in b
class V:
    def __init__(self, x): self.x = x
    def __add__(self, other): return ("add", self.x, other)
    def __iadd__(self, other): return ("iadd", self.x, other)
    def __lt__(self, other): return ("lt", self.x)
    def __contains__(self, item): return item > self.x
for i in range(60): r = add(V(1), 2), iadd(V(1), 2), lt(V(1), 2), has(2, V(1)), has(0, V(1))
print(r)  # expect: (('add', 1, 2), ('iadd', 1, 2), ('lt', 1), True, False)

# Other code in the same functions, of another number of parameters.
def defaults(self, other, more="more"): return more
V.__add__.__code__, V.__add__.__defaults__ = defaults.__code__, defaults.__defaults__
V.__lt__.__code__ = (lambda *all: len(all)).__code__
print(add(V(1), 2), lt(V(1), 2))  # expect: more 2
V.__iadd__.__code__ = (lambda self: None).__code__
try: iadd(V(1), 2)
except TypeError as e: print(str(e).replace("<lambda>", "f"))
# expect: V.__iadd__() takes 1 positional argument but 2 were given
V.__iadd__ = None
try: iadd(V(1), 2)
except TypeError as e: print(e)
# expect: 'NoneType' object is not callable
V.__add__ = 5
try: add(V(1), 2)
except TypeError as e: print(e)
# expect: 'int' object is not callable
del V.__iadd__, V.__add__
try: iadd(V(1), 2)
except TypeError as e: print(e)
# expect: unsupported operand type(s) for +=: 'V' and 'int'
V.__contains__ = None
try: has(2, V(1))
except TypeError as e: print(e)
# expect: 'V' object is not a container

# NotImplemented: whose turn it is then.
class A:
    def __add__(self, other): return "A" if other is None else NotImplemented
    def __eq__(self, other): return "A" if other is None else NotImplemented
    def __iadd__(self, other): return NotImplemented
class B:
    def __radd__(self, other): return "B"
    def __eq__(self, other): return "B"
def eq(a, b): return a == b
for i in range(60): r = add(A(), B()), eq(A(), B()), iadd(A(), B()), add(A(), None), eq(A(), None), iadd(A(), None), eq(A(), 5)
print(r)  # expect: ('B', 'B', 'B', 'A', 'A', 'A', False)
for i in range(3):
    try: add(A(), A())
    except TypeError as e: print(e)
# expect: unsupported operand type(s) for +: 'A' and 'A'
# expect: unsupported operand type(s) for +: 'A' and 'A'
# expect: unsupported operand type(s) for +: 'A' and 'A'

# The method runs the very site again, with operands of other classes, and changes its own class.
class R:
    def __init__(self, depth): self.depth = depth
    def __add__(self, other):
        if self.depth == 0: return NotImplemented
        try: inner = add(R(self.depth - 1), 1 if self.depth % 2 else R(0))
        except TypeError: inner = "failed"
        return (self.depth, inner, add(1.5, 2), add("a", "b"))
    def __radd__(self, other): return "never for its own class"
for i in range(30): r = add(R(2), R(0))
print(r)  # expect: (2, (1, 'failed', 3.5, 'ab'), 3.5, 'ab')
class C:
    def __add__(self, other):
        C.__add__ = lambda self, other: "second"
        gc.collect()
        return NotImplemented
class D:
    def __radd__(self, other): return "reflected"
def once(a, b): return a + b
for i in range(4): print(once(C(), D()))
# expect: reflected
# expect: second
# expect: second
# expect: second
class Sub(A):
    def __radd__(self, other): return "Sub first"
for i in range(60): r = add(A(), Sub()), add(Sub(), None), None
print(r)  # expect: ('Sub first', 'A', None)
