# What refers to what: gc.get_referents, get_referrers, get_objects, and how many references there are (sys.getrefcount).
import gc
import sys


class C:
    pass


def kinds(objects):
    return sorted(type(o).__name__ for o in objects)


print(gc.get_referents([1, 2], {3: 4}, (5,), {6}))  # expect: [2, 1, 4, 3, 5, 6]
c = C()
c.x = []
print(gc.get_referents(c))  # expect: [[], <class '__main__.C'>]
print(kinds(gc.get_referents(c.__repr__)), gc.get_referents(1, "a", None))  # expect: ['C', 'wrapper_descriptor'] []


def generator():
    local = []
    yield local


g = generator()
next(g)
print([o for o in gc.get_referents(g) if type(o) is list])  # expect: [[]]


def referrers():
    target = []
    print(kinds(gc.get_referrers(target)))
    l = [target]
    d = {"k": target}
    t = (1, target)
    s = C()
    s.attribute = target
    print(kinds(gc.get_referrers(target)))
    print(gc.get_referrers(target, target)[0] in (l, d, t, s))
    cell = []
    def inner():
        return cell
    print(kinds(gc.get_referrers(cell)), kinds(gc.get_referrers(inner)))


referrers()
# expect: []
# expect: ['C', 'dict', 'list', 'tuple']
# expect: True
# expect: ['cell'] []


def counts():
    count = sys.getrefcount
    a = []
    print(count(a), count([]))
    b = a
    l = [a, a]
    t = (a,)
    d = {"x": a}
    print(count(a))
    del b, l, t, d
    print(count(a))
    i = iter(a)
    print(count(a))
    i = None
    f = lambda x=a: x
    print(count(a))
    f = None
    m = a.append
    print(count(a), count(m))
    del m
    o = C()
    o.x = o.y = a
    print(count(a), count(o))
    del o.x
    print(count(a))
    o.__dict__
    print(count(a))
    del o
    def g():
        yield a2
    buffer = bytearray(b"abc")
    view = memoryview(buffer)
    part = view[1:]
    before = count(buffer)
    del part, view
    print(before > count(buffer), count(buffer))
    try:
        raise ValueError
    except ValueError as e:
        error = e
    print(count(error), count(error.__traceback__))
    for o in ([],):
        print(count(o))


counts()
# expect: 1 1
# expect: 6
# expect: 1
# expect: 2
# expect: 2
# expect: 2 1
# expect: 3 1
# expect: 2
# expect: 2
# expect: True 1
# expect: 2 2
# expect: 3

x = []
print(sys.getrefcount(x))  # expect: 2
immortal = [None, True, ..., NotImplemented, 5, "", "a", b"", (), int, type(None), sys.getrefcount]
print([sys.getrefcount(o) > 2**31 for o in immortal])  # expect: [True, True, True, True, True, True, True, True, True, True, True, False]


def grown():
    before = len(gc.get_objects())
    keep = [[] for i in range(100)]
    after = len(gc.get_objects())
    ids = {id(o) for o in gc.get_objects()}
    print(after - before >= 100, all(id(o) in ids for o in keep), id("a string") in ids)
    del keep
    print(len(gc.get_objects()) < after)


grown()
# expect: True True False
# expect: True
