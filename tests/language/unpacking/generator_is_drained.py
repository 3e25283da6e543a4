# Exactly as many items are taken as tell too few or too many.
def g():
    for i in range(5):
        print("give", i)
        yield i
try:
    a, b = g()
except ValueError as e:
    print(e)
# expect: give 0
# expect: give 1
# expect: give 2
# expect: too many values to unpack (expected 2)
