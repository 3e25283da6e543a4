# Operands, arguments, subscripts and displays are evaluated from left to right.
def show(x):
    print(x, end=" ")
    return x
show(1) + show(2) * show(3)  # expect: 1 2 3
print()
def f(*args, **kwargs): return None
f(show("a"), *show("b"), k=show("c"), **{show("d"): 1})  # expect: a b c d
print()
{show("k"): show("v"), show("k2"): show("v2")}  # expect: k v k2 v2
print()
data = {}
data[show("index")] = show("value")  # expect: value index
print()
[show(1), show(2)][show(0)]  # expect: 1 2 0
print()
