# Captures bind even when the guard fails.
def f(x):
    match x:
        case n if n > 10: return f"big {n}"
        case n if n > 5: return f"middle {n}"
        case n: return f"small {n}"
print(f(20), f(7), f(1))  # expect: big 20 middle 7 small 1
match 5:
    case captured if captured > 100: pass
print(captured)  # expect: 5
