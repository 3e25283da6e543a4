# Sequence patterns: lengths, stars, nesting; strings are no sequences.
def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case (1, 2): return "one two"
        case [1, *rest]: return f"one and {rest}"
        case [*_, "end"]: return "ends"
        case [[a, b], c]: return f"nested {a}{b}{c}"
        case [a, *m, b]: return f"{a} {m} {b}"
        case _: return "no"
print([f(x) for x in ([], [5], (1, 2), [1, 7, 8], [0, 3, "end"], [[1, 2], 3], range(5), "ab", b"ab", {1, 2}, iter([1]))])
# expect: ['empty', 'one 5', 'one two', 'one and [7, 8]', 'ends', 'nested 123', '0 [1, 2, 3] 4', 'no', 'no', 'no', 'no']
from collections import deque
from array import array
print(f(deque([1, 2])), f(array("i", [9])), f(bytearray(b"a")))  # expect: one two one 9 no
