# assert evaluates its message only when it fails.
def message():
    print("message made")
    return "no"
assert 1, message()
try:
    assert 0, message()
except AssertionError as error:
    print(repr(error))
# expect: message made
# expect: AssertionError('no')
try:
    assert []
except AssertionError as error:
    print(repr(error))
# expect: AssertionError()
