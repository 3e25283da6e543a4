# A generator runs when asked, and remembers where it was.
def g():
    print("start")
    x = yield 1
    print("got", x)
    yield 2
    return 3
it = g()
print(next(it))
# expect: start
# expect: 1
print(it.send("hello"))
# expect: got hello
# expect: 2
try:
    next(it)
except StopIteration as e:
    print("value", e.value)
# expect: value 3
print(list(it), iter(it) is it)  # expect: [] True
