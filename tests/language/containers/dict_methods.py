# Every method of dict.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("b"), d.pop("q", None), d)
# expect: 1 None 0 3 1 2 None {'a': 1, 'c': 3}
d.update({"x": 1}, y=2)
d.update([("k", "v")])
print(d, d.popitem(), list(d.keys()), list(d.values()), list(d.items()))
# expect: {'a': 1, 'c': 3, 'x': 1, 'y': 2} ('k', 'v') ['a', 'c', 'x', 'y'] [1, 3, 1, 2] [('a', 1), ('c', 3), ('x', 1), ('y', 2)]
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(a=1), dict([(1, 2)], b=3), dict({1: 2}), d.copy() == d)
# expect: {'a': None, 'b': None} {1: 0, 2: 0} {'a': 1} {1: 2, 'b': 3} {1: 2} True
print({1: 2} | {3: 4}, {1: 2} == {1.0: 2}, "a" in d, len(d), list(reversed({1: 1, 2: 2})))  # expect: {1: 2, 3: 4} True True 4 [2, 1]
d.clear()
print(d)  # expect: {}
for call in (lambda: {}.popitem(), lambda: {}.pop(1), lambda: {}["x"], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {[]: 1}):
    try:
        call()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 1
# expect: KeyError 'x'
# expect: TypeError object is not iterable
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
