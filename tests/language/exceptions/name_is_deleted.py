# The name of "except ... as" is gone after the clause.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
# expect: ValueError('x')
try:
    e
except NameError as error:
    print(error)
# expect: name 'e' is not defined
def f():
    try:
        1 / 0
    except ZeroDivisionError as err:
        del err
    return "fine"
print(f())  # expect: fine
