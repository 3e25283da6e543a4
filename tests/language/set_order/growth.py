# Growing tables put items elsewhere, as in the reference.
s = set()
for i in (64, 32, 0, 1, 33, 65, 8, 40):
    s.add(i)
    print(s)
# expect: {64}
# expect: {64, 32}
# expect: {64, 0, 32}
# expect: {64, 0, 32, 1}
# expect: {64, 0, 32, 1, 33}
# expect: {64, 0, 32, 1, 33, 65}
# expect: {64, 0, 32, 1, 33, 65, 8}
# expect: {64, 0, 32, 1, 33, 65, 8, 40}
