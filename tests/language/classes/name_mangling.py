# __names in a class body are mangled with the class's name.
class Outer:
    __x = 1
    def get(self): return self.__x
    def __secret(self): return "secret"
    def call(self): return self.__secret()
    class __Inner: pass
    def local(self):
        __y = 5
        return __y, list(locals())
    __dunder__ = 2
    def keyword(self, *, __k=1): return __k
print(Outer._Outer__x, Outer().get(), Outer().call(), Outer._Outer__Inner.__name__, Outer().local(), Outer.__dunder__, Outer().keyword(_Outer__k=3))
# expect: 1 1 secret __Inner (5, ['self', '_Outer__y']) 2 3
class _Under:
    __z = 3
print(_Under._Under__z)  # expect: 3
class __:
    __q = 1
print(getattr(__, "__q"))  # expect: 1
