# yield from hands over values, sends, throws and the result.
def inner():
    try:
        x = yield "a"
        print("inner got", x)
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    return "result"
def outer():
    r = yield from inner()
    print("outer has", r)
    yield from [1, 2]
    yield from range(2)
it = outer()
print(next(it))  # expect: a
print(it.send("x"))
# expect: inner got x
# expect: outer has result
# expect: 1
print(list(it))  # expect: [2, 0, 1]
it = outer()
next(it)
print(it.throw(ValueError("v")), next(it))
# expect: inner caught v
# expect: outer has result
# expect: recovered 1
