# bool is an int with its own repr and logical operators.
print(True + True, True * 5, isinstance(True, int), True == 1, {True: "a", 1: "b"})  # expect: 2 5 True True {True: 'b'}
print(True & False, True | False, True ^ True, True & 1, -True, bool([]), bool("0"))  # expect: False True False 1 -1 False True
print(sum([True, True, False]), [10, 20][True], "%d" % True, str(True), f"{True:d}")  # expect: 2 20 1 True 1
class NoBool:
    __bool__ = None
try:
    bool(NoBool())
except TypeError as error:
    print(error)
# expect: 'NoBool' cannot be interpreted as a boolean
class Bad:
    def __bool__(self): return 1
try:
    bool(Bad())
except TypeError as error:
    print(error)
# expect: __bool__ should return bool, returned int
