# __prepare__ gives the namespace that the body fills.
class Log(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, value)
class M(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return Log(given="from prepare")
class C(metaclass=M):
    x = given
    def f(self): pass
# expect: set x
# expect: set f
print(C.x, C.given, type(C.__dict__).__name__)  # expect: from prepare from prepare mappingproxy
class Bad(type):
    __prepare__ = classmethod(lambda *a: 5)
try:
    class D(metaclass=Bad): pass
except TypeError as error:
    print(error)
# expect: Bad.__prepare__() must return a mapping, not int
