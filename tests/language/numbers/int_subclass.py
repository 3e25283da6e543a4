# A subclass of int keeps its type where it is returned, not where ints are made.
class N(int):
    def __repr__(self): return f"N({int(self)})"
    def __add__(self, other): return N(int(self) + other)
n = N(5)
print(n, n + 1, n * 2, type(n * 2).__name__, type(+n).__name__, str(n), f"{n}", "%d" % n)  # expect: N(5) N(6) 10 int int N(5) N(5) 5
print(int(n) is n, [0, 1, 2, 3, 4, 5][n], {5: "five"}[n])  # expect: False 5 five
