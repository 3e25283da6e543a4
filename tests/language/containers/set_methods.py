# Every method of set and frozenset.
s = {3, 1}
s.add(2); s.discard(9); s.update([5, 6], (7,))
print(sorted(s), s.isdisjoint({9}), s.issubset(range(9)), s.issuperset([1]), sorted(s.union([8], {9})), sorted(s.difference([1, 2])), sorted(s.intersection([1, 99])), sorted(s.symmetric_difference([1, 50])))
# expect: [1, 2, 3, 5, 6, 7] True True True [1, 2, 3, 5, 6, 7, 8, 9] [3, 5, 6, 7] [1] [2, 3, 5, 6, 7, 50]
s.difference_update([5]); s.intersection_update([1, 2, 3]); s.symmetric_difference_update([3, 4])
print(sorted(s), {1} < {1, 2}, {1} <= {1}, {2} > set(), {1} == frozenset([1]), frozenset("a"), set(), frozenset())
# expect: [1, 2, 4] True True True True frozenset({'a'}) set() frozenset()
f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([2, 1])], type(f | {3}).__name__, type({3} | f).__name__, f.copy() is f)
# expect: True 1 frozenset set True
for call in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: f.add(1), lambda: {1} | [2]):
    try:
        call()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'pop from an empty set'
# expect: KeyError 2
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: AttributeError 'frozenset' object has no attribute 'add'
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
