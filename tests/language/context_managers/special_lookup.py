# __enter__ and __exit__ are looked up on the type.
class M:
    def __enter__(self): return "type"
    def __exit__(self, *a): print("type exit")
m = M()
m.__enter__ = lambda: "instance"
m.__exit__ = lambda *a: print("instance exit")
with m as x:
    print(x)
# expect: type
# expect: type exit
