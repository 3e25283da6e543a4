# A metaclass makes the class; __call__ of it makes instances.
class M(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)
class A(metaclass=M, option=1):
    x = 1
    def __init__(self, v): self.v = v
# expect: new A () ['x'] {'option': 1}
# expect: init A
print(A(5).v, type(A).__name__)
# expect: call (5,)
# expect: 5 M
class B(A): pass
# expect: new B (<class '__main__.A'>,) [] {}
# expect: init B
