# A cell that is still, or again, empty raises NameError.
def outer():
    def inner(): return x
    try:
        inner()
    except NameError as error:
        print(error)
    x = 1
    print(inner())
    del x
    try:
        inner()
    except NameError as error:
        print(error)
outer()
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
def local():
    try:
        print(y)
    except UnboundLocalError as error:
        print(error)
    y = 1
local()  # expect: cannot access local variable 'y' where it is not associated with a value
