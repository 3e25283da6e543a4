# yield as an expression, in calls, displays, lambdas and conditions.
def g():
    a = yield
    b = [(yield a), (yield a + 1)]
    c = (yield b) + (yield "second")
    return f"{c} {(yield c)}"
it = g()
next(it)
print(it.send(1), it.send("x"), it.send("y"), it.send(10), it.send(5))  # expect: 1 2 ['x', 'y'] second 15
try:
    it.send("end")
except StopIteration as e:
    print(e.value)
# expect: 15 end
print(list((lambda: (yield 5))()))  # expect: [5]
