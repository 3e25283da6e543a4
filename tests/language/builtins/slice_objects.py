# slice: attributes, indices, comparison, hash.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None), slice(5).indices(3), slice(None, None, -1).indices(4), s == slice(1, 10, 2), hash(s) == hash(slice(1, 10, 2)), slice(1) < slice(2))
# expect: slice(1, 10, 2) 1 10 2 (1, 5, 2) slice(None, None, None) (0, 3, 1) (3, -1, -1) True True True
try:
    slice(0, 1, 0).indices(5)
except ValueError as e:
    print(e)
# expect: slice step cannot be zero
