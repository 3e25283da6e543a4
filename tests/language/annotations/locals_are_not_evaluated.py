# Annotations of local variables are never evaluated; the variable is local all the same.
def f():
    x: undefined_thing
    y: undefined_thing = 5
    try:
        x
    except UnboundLocalError as e:
        print(e)
    return y
print(f())
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: 5
