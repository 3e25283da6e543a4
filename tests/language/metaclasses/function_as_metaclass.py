# Any callable may stand as metaclass.
def make(name, bases, ns): return (name, bases, ns["x"])
class C(metaclass=make):
    x = 5
print(C)  # expect: ('C', (), 5)
