# update and | keep old places and add new keys at the end.
d = {"a": 1, "b": 2}
d.update({"c": 3, "a": 4})
print(d, d | {"z": 0, "b": 5}, {"q": 1} | d)  # expect: {'a': 4, 'b': 2, 'c': 3} {'a': 4, 'b': 5, 'c': 3, 'z': 0} {'q': 1, 'a': 4, 'b': 2, 'c': 3}
d |= {"y": 1}
print(d, dict(d, first=1), {**{"l": 1}, **d})
# expect: {'a': 4, 'b': 2, 'c': 3, 'y': 1} {'a': 4, 'b': 2, 'c': 3, 'y': 1, 'first': 1} {'l': 1, 'a': 4, 'b': 2, 'c': 3, 'y': 1}
