# __dir__ and vars.
class A:
    def __init__(self): self.z = 1
    def m(self): pass
    def __dir__(self): return ["b", "a"]
print(dir(A()), "m" in dir(A), vars(A()), "__class__" in dir(object()))  # expect: ['a', 'b'] True {'z': 1} True
try:
    vars(5)
except TypeError as error:
    print(error)
# expect: vars() argument must have __dict__ attribute
def f():
    local = 1
    return dir(), vars()
print(f())  # expect: (['local'], {'local': 1})
