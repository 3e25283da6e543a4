# Equal constants of one compilation are one object, and so are the parts of a code object
namespace = {}
exec("""
f1, f2 = lambda: None, lambda: None
g1, g2 = lambda: "not a name", lambda: ("not a name",)
h1, h2 = lambda x: x.y.z, lambda a: a.b.c
k1, k2 = (lambda: 0.0), (lambda: -0.0)
""", namespace)
f1, f2, g1, g2, h1, h2, k1, k2 = (namespace[name].__code__ for name in ("f1", "f2", "g1", "g2", "h1", "h2", "k1", "k2"))
print(f1.co_consts is f2.co_consts, f1.co_consts is f1.co_consts)  # expect: True True
print(g1.co_consts[0] is g2.co_consts[1][0])  # expect: True
print(h1.co_linetable is h1.co_linetable, h1.co_code is h1.co_code, h1.co_names is h1.co_names)  # expect: True True True
print(k1.co_consts, k2.co_consts)  # expect: (0.0,) (0.0, -0.0)
swapped = (lambda x, y, *, z=1, w=1: 1).__code__
print(hash(swapped) != hash(swapped.replace(co_posonlyargcount=2, co_kwonlyargcount=0)))  # expect: True
one, two = compile("x in {1, 'a', (2,)}", "f", "eval"), compile("x in {1, 'a', (2,)}", "f", "eval")
print(one == two, one.co_consts)  # expect: True (1, frozenset({1, 'a', (2,)}))
import marshal
print(marshal.loads(marshal.dumps(one)) == one)  # expect: True
