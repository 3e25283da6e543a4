# finally blocks run from the inside out, also on return and break.
def f():
    for i in range(2):
        try:
            try:
                if i: return "done"
                continue
            finally:
                print("inner", i)
        finally:
            print("outer", i)
print(f())
# expect: inner 0
# expect: outer 0
# expect: inner 1
# expect: outer 1
# expect: done
def g():
    x = 1
    try:
        return x
    finally:
        x = 2
print(g())  # expect: 1
