# A comprehension's variable may also be a cell or a global of the function around.
def f():
    global made
    made = [1]
    return [made for made in range(3)], made
print(f())  # expect: ([0, 1, 2], [1])
def g():
    i = 100
    def h(): return i
    values = [(lambda: i)() for i in range(2)]
    return values, h()
print(g())  # expect: ([0, 1], 100)
