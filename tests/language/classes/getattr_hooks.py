# __getattr__ when all else fails, __getattribute__ always, __setattr__ and __delattr__.
class A:
    x = 1
    def __getattr__(self, name): return f"made {name}"
a = A()
print(a.x, a.y)  # expect: 1 made y
class B:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError(name)
        return object.__getattribute__(self, name) if name.startswith("_") else name.upper()
    def __getattr__(self, name): return "fallback " + name
print(B().hello, B().secret)  # expect: HELLO fallback secret
class C:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
c = C()
c.x = 1  # expect: set x 1
c.x += 1  # expect: set x 2
del c.x  # expect: del x
print(vars(c), getattr(c, "x", "default"), hasattr(c, "x"))  # expect: {} default False
