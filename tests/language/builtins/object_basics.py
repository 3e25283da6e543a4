# object: its methods and what it refuses.
o = object()
print(o == o, o != o, o.__eq__(1), o.__lt__(1), hash(o) == hash(o), o.__sizeof__() > 0, o.__reduce_ex__(2)[0].__name__, o.__format__("") == str(o), o.__class__, object.__doc__ is not None)
# expect: True False NotImplemented NotImplemented True True __newobj__ True <class 'object'> True
try:
    o.x = 1
except AttributeError as e:
    print(e)
# expect: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
print(sorted(n for n in dir(object) if n not in ("__weakref__",)))
# expect: ['__class__', '__delattr__', '__dir__', '__doc__', '__eq__', '__format__', '__ge__', '__getattribute__', '__getstate__', '__gt__', '__hash__', '__init__', '__init_subclass__', '__le__', '__lt__', '__ne__', '__new__', '__reduce__', '__reduce_ex__', '__repr__', '__setattr__', '__sizeof__', '__str__', '__subclasshook__']
