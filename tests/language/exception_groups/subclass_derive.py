# derive keeps a subclass through split; notes and cause are copied.
class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
g = MyGroup("m", [ValueError(1), TypeError(2)], 42)
g.add_note("kept")
a, b = g.split(ValueError)
print(type(a).__name__, a.code, b.code, a.__notes__, repr(a))  # expect: MyGroup 42 42 ['kept'] MyGroup('m', (ValueError(1),))
