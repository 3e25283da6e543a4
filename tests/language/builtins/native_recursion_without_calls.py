# Slots that lead back to themselves end in RecursionError.
class Loop:
    pass


Loop.__repr__ = Loop.__str__
for function in (str, repr):
    try:
        function(Loop())
    except RecursionError as error:
        print(type(error).__name__)
# expect: RecursionError
# expect: RecursionError


class Called:
    pass


Called.__call__ = Called()
try:
    Called()()
except RecursionError as error:
    print(type(error).__name__)
# expect: RecursionError


class Named(dict):
    __setattr__ = dict.__setitem__
    __neg__ = dict.copy
    __add__ = dict.get


named = Named()
named.x = 42
print(named, -named, named + "x")  # expect: {'x': 42} {'x': 42} 42
