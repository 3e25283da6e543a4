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
warnings.simplefilter("error")
try:
    warnings.warn("now an error", UserWarning)
except UserWarning as e:
    print(repr(e))
# expect-error: AttributeError: module 'warnings' has no attribute 'catch_warnings' (consider renaming '/work/wt/suites/tests/language/exceptions/warnings.py' since it has the same name as the standard library module named 'warnings' and prevents importing that standard library module)
