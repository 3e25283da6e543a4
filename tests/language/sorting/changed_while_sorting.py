# A list that is changed while it is sorted raises, and looks empty meanwhile.
a = [3, 1, 2]
def key(x):
    print(a)
    return x
a.sort(key=key)
# expect: []
# expect: []
# expect: []
print(a)  # expect: [1, 2, 3]
b = [2, 1]
try:
    b.sort(key=lambda x: b.append(x) or x)
except ValueError as e:
    print(e, b)
# expect: list modified during sort [1, 2]
