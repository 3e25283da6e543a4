# A hot property whose getter raises AttributeError still goes on to __getattr__.
class A:
    missing = False

    @property
    def value(self):
        if self.missing:
            raise AttributeError("no value")
        return "value"

    def __getattr__(self, name):
        return "fallback for " + name


def read(a):
    return a.value


a = A()
for _ in range(500):
    read(a)
A.missing = True
print(read(a), read(A()))  # expect: fallback for value fallback for value
