# What stands after except is evaluated only when something was raised, and must be exceptions.
def kinds():
    print("asked")
    return ValueError
try:
    pass
except kinds():
    pass
try:
    raise ValueError
except kinds():
    print("caught")
# expect: asked
# expect: caught
try:
    try:
        raise ValueError
    except "not an exception":
        pass
except TypeError as e:
    print(e)
# expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        raise ValueError
    except (KeyError, 5):
        pass
except TypeError as e:
    print(e)
# expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        pass
    except undefined_at_all:
        pass
    print("never evaluated")
finally:
    pass
# expect: never evaluated
