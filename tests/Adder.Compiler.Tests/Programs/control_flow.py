"""Branches and loops."""
import sys


def branches(a, b, c):
    if a and not b or c:
        first = 1
    elif a is None or b is not None:
        first = 2
    elif not (a in b):
        first = 3
    else:
        first = -4
    second = a if b else c if a else None
    return first, second, a and b and c, a or b or c, not a, not not b


def loops(items, limit):
    total = 0
    for index, item in enumerate(items):
        if item < 0:
            continue
        while item > limit:
            item -= 1
            if item == 7:
                break
        else:
            total += item
            continue
        if index > 100:
            break
    else:
        return None
    for x in [1, 2, 3]:
        for y in (1, 2, 3):
            for z in {"a", "b"}:
                print(x, y, z, end="")
    while True:
        total += 1
        if total > 5:
            return total


def forever():
    while 1:
        pass


def never():
    while 0:
        print("never")
    if 0:
        print("never")
    if "":
        return 1
    else:
        return 2


def chained(a, b, c):
    if a < b <= c != a:
        return a < b < c
    assert a < b, "message"
    assert (a, b)
    return 0 < a < 10


def swaps(a, b, c, d):
    a, b = b, a
    a, b, c = c, b, a
    a, b, c, d = d, a, b, c
    a, a, b = b, c, a
    [a, (b, c)] = d
    first, *rest = a
    *start, end = b
    a.x, a[0] = a[0], a.x
    return first, rest, start, end


def deletions(a, b):
    del a
    try:
        del b.x, b[0], b[1:2]
    except AttributeError:
        pass
    if b:
        del b
    return b


for name in sys.path:
    print(name)
else:
    del name
