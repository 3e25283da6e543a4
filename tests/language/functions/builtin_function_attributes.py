# Builtins have names, docs and text signatures.
print(len.__name__, len.__self__.__name__, len.__qualname__, [].append.__qualname__, str.upper.__qualname__, len.__text_signature__, type(len).__name__, type([].append).__name__, type(str.upper).__name__, type(int.__add__).__name__, type((1).__add__).__name__)
# expect: len builtins len list.append str.upper ($module, obj, /) builtin_function_or_method builtin_function_or_method method_descriptor wrapper_descriptor method-wrapper
print(repr(len), repr(str.upper), repr(int.__add__))
# expect: <built-in function len> <method 'upper' of 'str' objects> <slot wrapper '__add__' of 'int' objects>
import inspect
print(inspect.signature(len), inspect.signature(sorted), inspect.signature(str.split))
# expect: (obj, /) (iterable, /, *, key=None, reverse=False) (self, /, sep=None, maxsplit=-1)
