# Callee first, then arguments, then the call.
def make():
    print("callee")
    return lambda *a, **k: print("called")
def arg(x):
    print("arg", x)
    return x
make()(arg(1), *[arg(2)], k=arg(3))
# expect: callee
# expect: arg 1
# expect: arg 2
# expect: arg 3
# expect: called
