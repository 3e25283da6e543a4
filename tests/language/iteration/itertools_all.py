# itertools, each once.
import itertools as t
print(list(t.accumulate([1, 2, 3])), list(t.accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(t.batched("abcde", 2)), list(t.chain("a", [1])), list(t.chain.from_iterable(["ab", "c"])))
# expect: [1, 3, 6] [10, 10, 20, 60] [('a', 'b'), ('c', 'd'), ('e',)] ['a', 1] ['a', 'b', 'c']
print(list(t.combinations("abc", 2)), list(t.combinations_with_replacement("ab", 2)), list(t.permutations([1, 2, 3], 2)), list(t.product("ab", repeat=2))[:3])
# expect: [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'a'), ('a', 'b'), ('b', 'b')] [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [('a', 'a'), ('a', 'b'), ('b', 'a')]
print(list(t.compress("abc", [1, 0, 1])), list(t.dropwhile(lambda x: x < 2, [1, 2, 1])), list(t.takewhile(lambda x: x < 2, [1, 2, 1])), list(t.filterfalse(None, [0, 1])), [(k, list(g)) for k, g in t.groupby("aab")])
# expect: ['a', 'c'] [2, 1] [1] [0] [('a', ['a', 'a']), ('b', ['b'])]
print(list(t.islice(t.count(5, 2), 3)), list(t.islice(t.cycle("ab"), 5)), list(t.pairwise("abc")), list(t.repeat(1, 2)), list(t.starmap(pow, [(2, 3)])), list(t.zip_longest("ab", "c", fillvalue="-")))
# expect: [5, 7, 9] ['a', 'b', 'a', 'b', 'a'] [('a', 'b'), ('b', 'c')] [1, 1] [8] [('a', 'c'), ('b', '-')]
a, b = t.tee([1, 2])
print(next(a), list(b), list(a))  # expect: 1 [1, 2] [2]
