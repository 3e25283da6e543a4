# break, continue and return inside cases.
def f(items):
    out = []
    for item in items:
        match item:
            case None: continue
            case "stop": break
            case ["return", v]: return v, out
            case [x, *_] | {"x": x}: out.append(x)
            case x: out.append(-x)
    return out
print(f([1, None, [2, 3], {"x": 4}, "stop", 5]), f([1, ["return", 9]]))  # expect: [-1, 2, 4] (9, [-1])
