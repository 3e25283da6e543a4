# The constructors of contextvars, and tokens, which are equal to themselves only.
import contextvars
from contextvars import Context, ContextVar


def show(function, *arguments, **keywords):
    try:
        print(type(function(*arguments, **keywords)).__name__)
    except TypeError as error:
        print(error)


class Unhashable(str):
    __hash__ = None


for arguments, keywords in (((), {}), ((1,), {}), ((), {"a": 1})):
    show(Context, *arguments, **keywords)
# expect: Context
# expect: Context() does not accept any arguments
# expect: Context() does not accept any arguments
for arguments, keywords in (((), {}), ((1,), {}), ((), {"name": "a"}), (("a",), {"x": 2}), ((Unhashable("x"),), {}), (("a",), {"default": 1})):
    show(ContextVar, *arguments, **keywords)
# expect: ContextVar() takes exactly 1 positional argument (0 given)
# expect: context variable name must be a str
# expect: ContextVar() takes exactly 1 positional argument (0 given)
# expect: ContextVar() got an unexpected keyword argument 'x'
# expect: unhashable type: 'Unhashable'
# expect: ContextVar
variable = ContextVar("variable")
first, second = variable.set(1), variable.set(2)
print(first == first, first == second, first != second, len({variable, variable, ContextVar("variable")}))  # expect: True False True 2
try:
    first < second
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of '_contextvars.Token' and '_contextvars.Token'
