# for over generators and await are hot while generators end, raise and are sent to.
def g(n):
    for i in range(n): yield i
def f(n):
    total = 0
    for x in g(n): total += x
    return total
print([f(n) for n in (0, 1, 200)])  # expect: [0, 0, 19900]
def boom(n):
    for i in range(n): yield i
    raise ValueError("end")
def walk(n):
    total = 0
    try:
        for x in boom(n): total += x
    except ValueError as e:
        return total, str(e)
for _ in range(50): r = walk(20)
print(r)  # expect: (190, 'end')
def outer(n):
    result = yield from inner(n)
    yield ("result", result)
def inner(n):
    total = 0
    for i in range(n): total += (yield i) or 0
    return total
for _ in range(60):
    it = outer(3)
    out = [next(it), it.send(10), it.send(20), it.send(30)]
print(out)  # expect: [0, 1, 2, ('result', 60)]
