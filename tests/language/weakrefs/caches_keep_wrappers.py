# What an instruction has cached of a class is not kept alive by it: functions in wrappers of any kind, properties, plain values.
import gc
import weakref


def wrap(function):
    def wrapper(*arguments):
        return function(*arguments)
    return wrapper


class Value:
    pass


def use():
    class A:
        @staticmethod
        @wrap
        def s():
            return 1

        @classmethod
        @wrap
        def c(cls):
            return 2

        @property
        @wrap
        def p(self):
            return 3

        @wrap
        def m(self):
            return 4

        v = Value()

        def __getattr__(self, name):
            return 5

    a = A()
    total = A.s() + A.c() + a.s() + a.c() + a.p + a.m() + a.q
    refs = [weakref.ref(A), weakref.ref(A.s), weakref.ref(A.__dict__["c"].__func__), weakref.ref(A.__dict__["p"].fget), weakref.ref(A.m), weakref.ref(a.v)]
    del A, a
    gc.collect()
    return total, [ref() is None for ref in refs]


print({str(use()) for _ in range(40)})
# expect: {'(18, [True, True, True, True, True, True])'}
