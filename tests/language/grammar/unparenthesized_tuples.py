# return, yield, subscripts and for take tuples without parentheses.
def f():
    return 1, *[2, 3]
print(f())  # expect: (1, 2, 3)
d = {}
d[1, 2] = 3
print(d)  # expect: {(1, 2): 3}
for x in 1, *(2, 3):
    print(x)
# expect: 1
# expect: 2
# expect: 3
def g():
    yield 1, *"ab"
print(next(g()))  # expect: (1, 'a', 'b')
