# __slots__: no dict, fixed names, inherited, with a dict when asked.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.x, P.__slots__)  # expect: 1 False False <member 'x' of 'P' objects> ('x', 'y')
class Q(P): pass
q = Q(2)
q.anything = 3
print(q.__dict__, q.x)  # expect: {'anything': 3} 2
class R(P):
    __slots__ = ["z", "__dict__"]
r = R(1)
r.z, r.w = 5, 6
print(r.__dict__, r.z)  # expect: {'w': 6} 5
class S:
    __slots__ = {"a": "doc of a"}
print(S.a.__doc__)  # expect: None
class T:
    __slots__ = ("__private",)
    def __init__(self): self.__private = 1
print(T()._T__private)  # expect: 1
