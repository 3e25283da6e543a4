# exec'd code with its own globals and locals.
g, l = {"x": 1}, {}
exec("global y\ny = x + 1\nz = 3", g, l)
print(g["y"], l)  # expect: 2 {'z': 3}
exec("def f(): return x", g, l)
print(l["f"]())  # expect: 1
class M(dict):
    def __missing__(self, k): return f"<{k}>"
exec("result = anything", {}, m := M())
print(m["result"])  # expect: <anything>
