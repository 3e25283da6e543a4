# Comparison methods, their reflections and defaults.
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n if isinstance(other, V) else NotImplemented
    def __lt__(self, other): return self.n < other.n if isinstance(other, V) else NotImplemented
print(V(1) == V(1), V(1) != V(1), V(1) < V(2), V(2) > V(1), V(1) == 1, V(1) != "x", [V(1)] == [V(1)])  # expect: True False True True False True True
for text in ("V(1) < 1", "V(1) <= V(2)", "1 > V(1)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
# expect: '<' not supported between instances of 'V' and 'int'
# expect: '<=' not supported between instances of 'V' and 'V'
# expect: '>' not supported between instances of 'int' and 'V'
print(V.__hash__, object() == object(), (x := object()) == x)  # expect: None False True
