# A builtin in a hot function is shadowed by a global, and uncovered again.
def f(x): return len(x)
for _ in range(200): f("ab")
print(f("ab"))  # expect: 2
len = lambda x: "shadow"
print(f("ab"))  # expect: shadow
for _ in range(200): f("ab")
del len
print(f("ab"))  # expect: 2
globals()["len"] = lambda x: "through globals()"
print(f("ab"))  # expect: through globals()
globals().pop("len")
print(f("ab"))  # expect: 2
import builtins
real = builtins.len
builtins.len = lambda x: "builtins changed"
print(f("ab"))  # expect: builtins changed
builtins.len = real
print(f("ab"))  # expect: 2
