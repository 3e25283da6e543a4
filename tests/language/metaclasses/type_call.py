# type() with three arguments makes a class as the statement does.
C = type("C", (int,), {"x": 1, "double": lambda self: self * 2})
print(C(5).double(), C.x, C.__name__, C.__module__, C.__mro__)  # expect: 10 1 C __main__ (<class '__main__.C'>, <class 'int'>, <class 'object'>)
print(type.__call__(C, 3), type(C), type(5), type.__new__(type, "D", (), {}).__name__)  # expect: 3 <class 'type'> <class 'int'> D
import types
E = types.new_class("E", (C,), {}, lambda ns: ns.update(y=2))
print(E.y, types.resolve_bases((C,)) == (C,), types.prepare_class("F")[0].__name__)  # expect: 2 True type
