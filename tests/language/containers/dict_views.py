# Views follow their dict and are set-like.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "a" in k, 3 in v, ("c", 3) in i)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), k == {"a", "b", "c"}, k <= {"a", "b", "c", "d"}, k.isdisjoint(["q"]))
# expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'z'] True True True
print(list(reversed(k)), list(reversed(i))[0], k.mapping["a"], type(k.mapping).__name__, i & {("a", 1)})
# expect: ['c', 'b', 'a'] ('c', 3) 1 mappingproxy {('a', 1)}
