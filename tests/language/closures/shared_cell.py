# Two inner functions share one cell.
def make():
    x = 0
    def get(): return x
    def put(v):
        nonlocal x
        x = v
    return get, put
get, put = make()
put(5)
print(get(), get.__closure__[0] is put.__closure__[0])  # expect: 5 True
