# del takes names, attributes, items, slices and parenthesized lists.
a = b = c = 1
del a, (b, [c])
try:
    print(b)
except NameError as error:
    print(error)
# expect: name 'b' is not defined
values = list(range(6))
del values[0], values[1:3]
print(values)  # expect: [1, 4, 5]
class Box: pass
box = Box()
box.x = 1
del box.x
print(vars(box))  # expect: {}
