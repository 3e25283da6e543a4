# __get__ gets the instance, or None, and the owner.
class D:
    def __get__(self, obj, owner=None):
        return type(obj).__name__, owner.__name__ if owner else None
class C:
    x = D()
class E(C): pass
print(C.x, C().x, E.x, E().x, D().__get__(5))  # expect: ('NoneType', 'C') ('C', 'C') ('NoneType', 'E') ('E', 'E') ('int', None)
