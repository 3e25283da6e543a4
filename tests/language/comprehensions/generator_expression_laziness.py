# Only the first iterable is evaluated when the generator is made.
def show(x):
    print("show", x)
    return range(x)
g = (x + y for x in show(2) for y in show(2))  # expect: show 2
print("made")  # expect: made
print(next(g), next(g), next(g))
# expect: show 2
# expect: show 2
# expect: 0 1 1
try:
    (x for x in 5)
except TypeError as error:
    print(error)
# expect: 'int' object is not iterable
