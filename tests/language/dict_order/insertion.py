# Dicts keep the order in which keys came; deleting and putting back moves to the end.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(list(d))  # expect: ['b', 'a', 'c']
del d["b"]
d["b"] = 0
print(list(d), list(d.values()), list(reversed(d)))  # expect: ['a', 'c', 'b'] [2, 3, 0] ['b', 'c', 'a']
d.pop("a"); d.setdefault("z"); d.setdefault("c")
print(list(d.items()), d.popitem(), list(d))  # expect: [('c', 3), ('b', 0), ('z', None)] ('z', None) ['c', 'b']
