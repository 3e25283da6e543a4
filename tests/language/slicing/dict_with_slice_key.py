# Slices are hashable and can be keys.
d = {slice(1, 2): "x"}
print(d[1:2], slice(1, 2) in d, d.get(slice(1, 2, None)))  # expect: x True x
