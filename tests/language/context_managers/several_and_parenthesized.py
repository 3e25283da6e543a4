# Several managers leave in reverse order; parentheses span lines.
class M:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, *a): print("exit", self.n)
with M(1) as a, M(2) as b:
    print(a, b)
# expect: enter 1
# expect: enter 2
# expect: 1 2
# expect: exit 2
# expect: exit 1
with (
    M(3) as c,
    M(4),
):
    print(c)
# expect: enter 3
# expect: enter 4
# expect: 3
# expect: exit 4
# expect: exit 3
with (M(5), M(6)): pass
# expect: enter 5
# expect: enter 6
# expect: exit 6
# expect: exit 5
with M((1, 2)) as (d, e): print(d, e)
# expect: enter (1, 2)
# expect: 1 2
# expect: exit (1, 2)
class Box: pass
with M(7) as Box.attr: print(Box.attr)
# expect: enter 7
# expect: 7
# expect: exit 7
