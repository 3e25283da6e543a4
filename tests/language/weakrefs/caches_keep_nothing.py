# What specialized code has seen it does not keep: classes and their functions end with their last reference, however often they were used.
import gc
import weakref


def use(cls):
    instance = cls()
    for i in range(100):
        instance.method(i)
        instance.value
        cls.static(i)
        instance + instance
        instance[i]
    return cls.method


def make():
    class C:
        def __init__(self): self.x = 1
        def method(self, i): return self.x
        @property
        def value(self): return self.x
        @staticmethod
        def static(i): return i
        def __add__(self, other): return 1
        def __getitem__(self, i): return i
    return C


references = []
for i in range(3):
    C = make()
    references += [weakref.ref(C), weakref.ref(use(C)), weakref.ref(C.__dict__["value"].fget)]
gc.collect()
print([r() is None for r in references])  # expect: [True, True, True, True, True, True, False, False, False]
print(use(C) is C.method, use(make()).__name__)  # expect: True method
del C
gc.collect()
print([r() is None for r in references[6:]])  # expect: [True, True, True]
C = make()
print(use(C) is C.method)  # expect: True
