# * in displays, ** in dicts.
print([*range(2), *"a"], (*[1], *()), {*"aa", *[1]} == {"a", 1}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*{}, *{"k": 1}])
# expect: [0, 1, 'a'] (1,) True {'a': 3, 'b': 2} ['k']
print(*[1, 2], *"ab", sep=",")  # expect: 1,2,a,b
def f(*a, **k): return a, k
print(f(*(1,), 2, *[3], **{"x": 1}, y=2))  # expect: ((1, 2, 3), {'x': 1, 'y': 2})
def g(): return *[1], 2
print(g())  # expect: (1, 2)
for x in *[1], 2: print(x, end=" ")  # expect: 1 2
print()
