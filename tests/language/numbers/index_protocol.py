# __index__ is taken where an integer is needed, __int__ is not.
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print([10, 20, 30][I(1)], "abc"[I(-1):], list(range(I(3))), hex(I(255)), "ab" * I(2), bytes(I(2)))  # expect: 20 c [0, 1, 2] 0xff abab b'\x00\x00'
class Bad:
    def __index__(self): return "1"
try:
    [1][Bad()]
except TypeError as error:
    print(error)
# expect: __index__ returned non-int (type str)
class OnlyInt:
    def __int__(self): return 1
try:
    [1][OnlyInt()]
except TypeError as error:
    print(error)
# expect: list indices must be integers or slices, not OnlyInt
