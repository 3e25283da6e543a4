# Class patterns: positional through __match_args__, keywords as attributes, builtins by themselves.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case P(0, 0): return "origin"
        case P(x, y=0): return f"on x {x}"
        case P(x=a, y=b): return f"{a},{b}"
        case int(n): return f"int {n}"
        case str() as s: return f"str {s}"
        case bool(): return "never"
        case dict(d): return f"dict {d}"
        case float(): return "float"
        case _: return "no"
print([f(v) for v in (P(0, 0), P(3, 0), P(1, 2), 5, True, "s", {1: 2}, 1.5, None)])
# expect: ['origin', 'on x 3', '1,2', 'int 5', 'int True', 'str s', 'dict {1: 2}', 'float', 'no']
