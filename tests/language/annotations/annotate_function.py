# __annotate__ takes a format; annotationlib knows the rest.
from annotationlib import Format, get_annotations
def f(a: missing, b: int): pass
forward = get_annotations(f, format=Format.FORWARDREF)
print(type(forward["a"]).__name__, forward["a"].__forward_arg__, forward["b"], get_annotations(f, format=Format.STRING))
# expect: ForwardRef missing <class 'int'> {'a': 'missing', 'b': 'int'}
try:
    get_annotations(f, format=Format.VALUE)
except NameError as e:
    print(e)
# expect: name 'missing' is not defined
try:
    f.__annotate__(3)
except NotImplementedError as e:
    print(type(e).__name__)
# expect: NotImplementedError
f.__annotate__ = lambda format: {"made": int}
print(f.__annotations__)  # expect: {'made': <class 'int'>}
f.__annotations__ = {"set": 1}
print(f.__annotations__, f.__annotate__)  # expect: {'set': 1} None
