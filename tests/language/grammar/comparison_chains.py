# a < b < c evaluates b once and stops at the first false comparison.
def show(x):
    print("got", x)
    return x
print(show(1) < show(2) < show(3))
# expect: got 1
# expect: got 2
# expect: got 3
# expect: True
print(show(3) < show(2) < show(1))
# expect: got 3
# expect: got 2
# expect: False
print(1 < 2 > 1 == 1 != 2 in [2] is not None)  # expect: True
