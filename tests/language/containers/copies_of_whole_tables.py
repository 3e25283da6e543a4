# Copies of dicts and sets are apart from what they were made of, also after removals, and what is copied at once is what iteration gives.
d = {i: str(i) for i in range(12)}
for made in (d.copy(), dict(d), {**d}, d | {}, {} | d):
    made[3] = "changed"
    del made[0]
    made["new"] = None
    print(len(made), list(made)[:3], list(made)[-2:], made[3])
# expect: 12 [1, 2, 3] [11, 'new'] changed
# expect: 12 [1, 2, 3] [11, 'new'] changed
# expect: 12 [1, 2, 3] [11, 'new'] changed
# expect: 12 [1, 2, 3] [11, 'new'] changed
# expect: 12 [1, 2, 3] [11, 'new'] changed
print(len(d), d[3], d[0])  # expect: 12 3 0
del d[5], d[11]
for made in (d.copy(), dict(d), {**d}):
    made[5] = "again"
    print(list(made), made == d)
# expect: [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 5] False
# expect: [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 5] False
# expect: [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 5] False
d.popitem()
made = dict(d)
made[10] = 1
made[12] = 1
print(list(d), list(made))  # expect: [0, 1, 2, 3, 4, 6, 7, 8, 9] [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12]
print(list(d) == [*d] == [k for k in d], tuple(d.values()), list(d.items())[:2])
# expect: True ('0', '1', '2', '3', '4', '6', '7', '8', '9') [(0, '0'), (1, '1')]


class Instance:
    pass


instance = Instance()
instance.x = 1
instance.y = 2
view = vars(instance)
print(list(view), list(view.items()), tuple(view.values()), dict(view), {**view})
# expect: ['x', 'y'] [('x', 1), ('y', 2)] (1, 2) {'x': 1, 'y': 2} {'x': 1, 'y': 2}
space = {}
exec("a = 1\ndef f(): return a, b\nb = 2\nf()", space)
copy = dict(space)
copy["a"] = 5
print(space["f"](), copy["a"], list(space)[-3:] == list(copy)[-3:] == ["a", "f", "b"])  # expect: (1, 2) 5 True


class Loud(dict):
    def __iter__(self):
        print("iter")
        return super().__iter__()

    def keys(self):
        print("keys")
        return super().keys()


loud = Loud(a=1)
print(list(loud), dict(loud), {**loud})
# expect: iter
# expect: keys
# expect: keys
# expect: ['a'] {'a': 1} {'a': 1}


class Letters(str):
    def __iter__(self):
        return iter("xyz")


print(list(Letters("ab")), tuple(Letters("ab")), list("ab\u00e9\U0001F600"), sorted("hello"))
# expect: ['x', 'y', 'z'] ('x', 'y', 'z') ['a', 'b', 'é', '😀'] ['e', 'h', 'l', 'l', 'o']

s = set(range(10))
t = s | s
t.add(99)
s.discard(3)
u = s.copy()
u.add(3)
e = set()
f = e.copy()
f.add(1)
g = set()
print(sorted(s), sorted(t), sorted(u), e, f, g)
# expect: [0, 1, 2, 4, 5, 6, 7, 8, 9] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] set() {1} set()
f.clear()
f.update("a")
print(f, e, set(), frozenset(), frozenset([1]) | set())  # expect: {'a'} set() set() frozenset() frozenset({1})
