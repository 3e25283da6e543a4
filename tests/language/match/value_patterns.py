# Dotted names are compared with ==.
class Color:
    RED = 1
    class Deep: BLUE = "b"
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.Deep.BLUE: return "blue"
        case {"k": Color.RED}: return "in mapping"
    return "no"
print(f(1), f(1.0), f(True), f("b"), f({"k": 1}), f(9))  # expect: red red red blue in mapping no
