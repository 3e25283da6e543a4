# What a class knows about itself.
class C:
    "Doc."
    x: int = 1
    def f(self): pass
print(C.__name__, C.__qualname__, C.__module__, C.__doc__, C.__annotations__, C.__firstlineno__, C.__static_attributes__, C.__type_params__, C.__dictoffset__ != 0 if False else "")
# expect: C C __main__ Doc. {'x': <class 'int'>} 2 () ()
class D:
    def __init__(self):
        self.a = 1
        self.b = 2
print(sorted(D.__static_attributes__), vars(D()), D.__weakref__.__class__.__name__, type(D.__dict__).__name__)
# expect: ['a', 'b'] {'a': 1, 'b': 2} getset_descriptor mappingproxy
C.__name__ = "Renamed"
C.__doc__ = "Other"
print(C, C.__doc__, C.__qualname__)  # expect: <class '__main__.C'> Other C
