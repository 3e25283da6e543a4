# Hashes of tuples, floats and frozensets.
print({(1, 2), (2, 1), ()}, {1.5, 2.5, 0.1}, {frozenset([1]), frozenset([2])})  # expect: {(1, 2), (2, 1), ()} {0.1, 1.5, 2.5} {frozenset({2}), frozenset({1})}
print(hash((1, 2)), hash(()), hash((1, (2, 3))), hash(frozenset([1, 2, 3])), hash(frozenset()), hash(range(3)), hash(1.5 + 2j), hash(slice(1, 2)))
# expect: -3550055125485641917 5740354900026072187 7267574591690527098 -272375401224217160 133146708735736 -8338477496398685190 1152921504608846983 -2178470213028018262
