# Iterators over a dict notice that keys changed, though their number did not.
d = {0: 0}
try:
    for key in d:
        del d[0]
        d[0] = 0
except RuntimeError as error:
    print(error)
# expect: dictionary keys changed during iteration
d = dict.fromkeys(range(10))
for i in range(7): del d[i]
it = reversed(d)
print(next(it))  # expect: 9
d.clear()
d.update(dict.fromkeys(range(10)))
for i in range(3, 10): del d[i]
try:
    print(list(it))
except RuntimeError as error:
    print(error)
# expect: dictionary keys changed during iteration
d = {"a": 1, "b": 2}
it = reversed(d)
d.clear()
d["a"] = d["b"] = 3
print(list(it))  # expect: ['b', 'a']
try:
    {}.update([object()])
except TypeError as error:
    print(error, error.__notes__)
# expect: object is not iterable ['Cannot convert dictionary update sequence element #0 to a sequence']
