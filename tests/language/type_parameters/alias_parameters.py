# Parameters of a generic alias: gathered once, nested as deep as the stack bears, and substituted by what __typing_subst__ gives.
import types


class Parameter:
    pass


first = Parameter()
first.__typing_subst__ = lambda value: value
late = Parameter()
alias = types.GenericAlias(dict, (first, late))
print(alias.__parameters__ == (first,))  # expect: True
late.__typing_subst__ = lambda value: value
try:
    alias[0]
except TypeError as error:
    print(str(error).split(" with ")[1])
# expect: __typing_subst__ was not found in __parameters__

nested = [0]
for _ in range(200_000):
    nested = [nested]
try:
    list[nested].__parameters__
except RecursionError as error:
    print(str(error).split(") ")[1])
# expect: in __parameter__ calculation
