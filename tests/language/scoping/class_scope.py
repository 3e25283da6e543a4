# Class bodies are skipped by the functions inside them.
x = "global"
class C:
    x = "class"
    y = x
    def m(self): return x
    n = lambda self: x
    class D: z = x
print(C.y, C().m(), C().n(), C.D.z)  # expect: class global global global
def f():
    x = "function"
    class E:
        print(x)
        x = "class"
        def m(self): return x
    return E
print(f()().m())
# expect: global
# expect: function
