"""The match statement."""


def match(subject, Point, constants):
    match subject:
        case 0 | -1 | 1.5 | -2j | 1 + 2j:
            return "number"
        case "text" | b"bytes" | None | True:
            return "literal"
        case constants.VALUE:
            return "value"
        case []:
            return "empty"
        case [x]:
            return x
        case [x, y, *_]:
            return x, y
        case (1, *rest, last):
            return rest, last
        case {}:
            return "mapping"
        case {"key": value, "other": [1, 2], **more}:
            return value, more
        case Point():
            return "point"
        case Point(1, y=2) | Point(x=1):
            return "sum"
        case Point(a, b, z=[c, d]) if a < b:
            return a, b, c, d
        case str() as text:
            return text
        case [Point(x=0) as first, *others] if first:
            pass
        case whole:
            print(whole)
    match subject, 1:
        case _:
            return 2


match 1:
    case 2:
        pass
    case x if x > 3:
        print(x)
    case _:
        pass
