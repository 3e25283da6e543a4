# is compares identity; singletons and interned constants are the same object.
print(None is None, True is (1 == 1), ... is Ellipsis, NotImplemented is NotImplemented)  # expect: True True True True
a = []
print(a is a, [] is [], a is not [])  # expect: True False True
x = 1000000
y = x
print(x is y)  # expect: True
empty, text = (), ""
print(empty is tuple(), text is str())  # expect: True True
