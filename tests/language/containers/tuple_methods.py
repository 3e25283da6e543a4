# Tuples: methods, hashing, comparison, one-element repr.
t = (1, 2, 1)
print(t.count(1), t.index(2), t + (3,), t * 2, (1,), (), hash((1, 2)) == hash((1, 2.0)), (1, 2) < (1, 3), t[1:])
# expect: 2 1 (1, 2, 1, 3) (1, 2, 1, 1, 2, 1) (1,) () True True (2, 1)
print(tuple("ab"), tuple([1]), tuple(), tuple(t) is t)  # expect: ('a', 'b') (1,) () True
try:
    t.index(5)
except ValueError as error:
    print(error)
# expect: tuple.index(x): x not in tuple
try:
    hash(([],))
except TypeError as error:
    print(error)
# expect: unhashable type: 'list'
