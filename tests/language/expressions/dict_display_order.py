# A later key overrides the value but keeps the earlier place; unpacking mixes in.
print({"a": 1, "b": 2, "a": 3})  # expect: {'a': 3, 'b': 2}
print({**{"x": 1}, "y": 2, **{"x": 5, "z": 6}})  # expect: {'x': 5, 'y': 2, 'z': 6}
class Loud:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        return True
    def __repr__(self): return f"Loud({self.n})"
print({Loud(1): "first", Loud(2): "second"})  # expect: {Loud(1): 'second'}
