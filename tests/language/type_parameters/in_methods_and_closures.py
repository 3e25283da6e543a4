# Type parameters are captured by closures like other variables.
def make[T](x):
    def inner(): return T.__name__, x
    return inner
print(make(1)())  # expect: ('T', 1)
class Stack[T]:
    def __init__(self): self.items: list[T] = []
    def push(self, item: T): self.items.append(item)
    @classmethod
    def of[U](cls, *items: U):
        s = cls()
        for i in items: s.push(i)
        return s, U.__name__
s, name = Stack.of(1, 2)
print(s.items, name, Stack.push.__annotations__["item"].__name__)  # expect: [1, 2] U T
