# callable, id, hash, repr of plain objects.
class C:
    def __call__(self): pass
    def __hash__(self): return 42
print(callable(len), callable(C), callable(C()), callable(5), callable(lambda: 0), hash(C()), id(C) == id(C), hash("") == hash(b""), hash(()) == hash(()), hash(None) == hash(None))
# expect: True True True False True 42 True True True True
o = object()
print(repr(o) == f"<object object at {hex(id(o)).replace('0x', '0x')}>" or repr(o).startswith("<object object at 0x"))  # expect: True
class Big:
    def __hash__(self): return 2 ** 64
print(hash(Big()))  # expect: 8
