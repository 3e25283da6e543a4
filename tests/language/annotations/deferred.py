# PEP 649: annotations are evaluated when somebody asks.
def f(a: undefined_one, b: print("never")) -> undefined_two: pass
print(f.__annotate__ is not None)  # expect: True
try:
    f.__annotations__
except NameError as e:
    print(e)
# expect: name 'undefined_one' is not defined
undefined_one = undefined_two = int
print(f.__annotations__ is f.__annotations__, f.__annotations__["a"])
# expect: never
# expect: True <class 'int'>
