# Parameters shadow globals and builtins; defaults see the outer scope.
x = 5
def f(x=x, len=len): return x + len("ab")
print(f(), f(1))  # expect: 7 3
def g(list): return list
print(g(3), list((1,)))  # expect: 3 [1]
