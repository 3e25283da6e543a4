# id() stays with an object of any kind, is nobody else's, and leaves no trace in it.
class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class Words(dict):
    pass


objects = [[], {}, (), set(), Plain(), Slotted(), Words(), ValueError("x"), 12345678901, "text", len, Plain, 1.5, (1,)]
first = [id(each) for each in objects]
print(first == [id(each) for each in objects], len(set(first)) == len(objects), min(first) > 0)  # expect: True True True
print(objects[7].__reduce__())  # expect: (<class 'ValueError'>, ('x',))
plain = objects[4]
print(vars(plain), plain.__reduce_ex__(2)[2:])  # expect: {} (None, None, None)
plain.a = 1
plain.__dict__["b"] = 2
print(id(plain) == first[4], vars(plain))  # expect: True {'a': 1, 'b': 2}
objects[0].append(1)
objects[1][1] = 2
objects[6]["k"] = 3
print([id(objects[i]) == first[i] for i in (0, 1, 6)])  # expect: [True, True, True]
copies = [objects[0].copy(), objects[1].copy(), dict(objects[6])]
print([id(copy) in first for copy in copies])  # expect: [False, False, False]
kinds = [(1, 2), (1, 2, 3, 4), {1}, frozenset({2}), type("T", (tuple,), {})((1,)), type("S", (set,), {})()]
numbers = [id(kind) for kind in kinds]
kinds[2].add(3)
kinds[2].discard(1)
copied = [kinds[0][:1] + kinds[0][1:], kinds[2].copy(), kinds[2] | set(), frozenset(kinds[2])]
print([id(kind) for kind in kinds] == numbers, any(id(copy) in numbers for copy in copied), len(set(numbers)))  # expect: True False 6
print(len(set(map(id, [(number, 0) for number in range(1000)]))))  # expect: 1000
