# Equal whatever the order; only OrderedDict among themselves looks at it.
from collections import OrderedDict
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))  # expect: True True False
