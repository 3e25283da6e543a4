# args, str, repr, notes, with_traceback.
e = ValueError("a", 2)
print(e.args, str(e), repr(e), str(ValueError()), repr(ValueError()), str(ValueError("one")), repr(KeyError("k")), str(KeyError("k")))
# expect: ('a', 2) ('a', 2) ValueError('a', 2)  ValueError() one KeyError('k') 'k'
e.add_note("note")
print(e.__notes__)  # expect: ['note']
try:
    e.add_note(5)
except TypeError as error:
    print(error)
# expect: add_note() argument must be str, not int
print(e.with_traceback(None) is e, e.__traceback__)  # expect: True None
e.args = [1, 2]
print(e.args, e)  # expect: (1, 2) (1, 2)
e.extra = "any attribute"
print(vars(e))  # expect: {'__notes__': ['note'], 'extra': 'any attribute'}
