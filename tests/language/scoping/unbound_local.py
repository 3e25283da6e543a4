# Assignment anywhere makes a local of the whole function.
x = "global"
def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = "local"
    print(x)
f()
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: local
def g():
    del x
try:
    g()
except UnboundLocalError as e:
    print(e)
# expect: cannot access local variable 'x' where it is not associated with a value
def h():
    for q in []: pass
    try:
        q
    except UnboundLocalError as e:
        print(e)
h()  # expect: cannot access local variable 'q' where it is not associated with a value
