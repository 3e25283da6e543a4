# Calls, subscripts and attributes chain.
class Node:
    def __init__(self): self.items = {"f": lambda: self}
    def __getitem__(self, key): return self.items[key]
    def __call__(self, *a): return self
n = Node()
print(n["f"]()(1)(2)["f"]() is n)  # expect: True
