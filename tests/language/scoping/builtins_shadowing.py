# A global hides a builtin; deleting it uncovers the builtin.
def f(): return len([1, 2])
print(f())  # expect: 2
len = lambda x: "mine"
print(f())  # expect: mine
del len
print(f())  # expect: 2
import builtins
builtins.brand_new = 5
print(brand_new)  # expect: 5
del builtins.brand_new
try:
    brand_new
except NameError as e:
    print(e)
# expect: name 'brand_new' is not defined
