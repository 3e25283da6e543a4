# Methods of builtin objects at one site, with subclasses that override them.
class MyStr(str):
    def upper(self): return "mine"
class MyDict(dict):
    def get(self, k, d=None): return "mine"
def up(s): return s.upper()
def get(d): return d.get("k")
for _ in range(100): r = up("a"), get({"k": 1})
print(r, up(MyStr("a")), get(MyDict()), up("b"))  # expect: ('A', 1) mine mine B
try:
    up(5)
except AttributeError as e:
    print(e)
# expect: 'int' object has no attribute 'upper'
for _ in range(100): up(MyStr("a"))
print(up("c"), up(MyStr("d")))  # expect: C mine
