# t[0] += x on a tuple raises, but the list inside was extended.
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error)
# expect: 'tuple' object does not support item assignment
print(t)  # expect: ([1, 2],)
