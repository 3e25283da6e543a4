# send needs a started generator; throw raises inside.
def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "after throw"
it = g()
try:
    it.send(1)
except TypeError as e:
    print(e)
# expect: can't send non-None value to a just-started generator
print(next(it), it.send(5), it.throw(ValueError("thrown")), next(it))
# expect: got 5
# expect: caught thrown
# expect: ready ready after throw ready
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
# expect: KeyError('k')
try:
    next(it)
except StopIteration:
    print("finished")
# expect: finished
