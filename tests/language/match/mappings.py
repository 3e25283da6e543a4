# Mapping patterns: listed keys, **rest.
def f(x):
    match x:
        case {"kind": "a", "value": v}: return f"a {v}"
        case {"kind": k, **rest}: return f"{k} {rest}"
        case {1: _, None: n}: return f"keys {n}"
        case {}: return "any mapping"
        case _: return "no"
print([f(x) for x in ({"kind": "a", "value": 1}, {"kind": "b", "x": 2}, {1: 0, None: 5}, {}, {"z": 1}, [("kind", "a")])])
# expect: ['a 1', "b {'x': 2}", 'keys 5', 'any mapping', 'any mapping', 'no']
from collections import defaultdict
d = defaultdict(list)
print(f(d), dict(d))  # expect: any mapping {}
match {"a": {"b": [1, 2]}}:
    case {"a": {"b": [x, y]}}: print(x, y)
# expect: 1 2
