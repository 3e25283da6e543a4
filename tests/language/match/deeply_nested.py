# An expression tree simplified by patterns.
def s(e):
    match e:
        case ("+", 0, x) | ("+", x, 0): return s(x)
        case ("*", 0, _) | ("*", _, 0): return 0
        case ("*", 1, x) | ("*", x, 1): return s(x)
        case (op, a, b):
            new = (op, s(a), s(b))
            return new if new == e else s(new)
        case x: return x
print(s(("+", ("*", 1, "a"), ("*", 0, "b"))), s(("*", ("+", 0, 1), ("+", "x", "y"))))  # expect: a ('+', 'x', 'y')
