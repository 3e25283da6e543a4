# Warnings: filters, categories, catching.
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
    exec("x = '\\d'")
    exec("1 is 1")
    exec("assert (1, 'x')")
    ~True
print([(w.category.__name__, str(w.message)) for w in caught])
# expect: [('UserWarning', 'careful'), ('DeprecationWarning', 'old'), ('SyntaxWarning', '"\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.'), ('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?'), ('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?'), ('DeprecationWarning', "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.")]
warnings.simplefilter("error")
try:
    warnings.warn("now an error", UserWarning)
except UserWarning as e:
    print(repr(e))
# expect: UserWarning('now an error')
