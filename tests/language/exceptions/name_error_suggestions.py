# "Did you mean" in tracebacks.
import traceback
def last(source, **scope):
    try:
        exec(source, scope)
    except Exception as e:
        print(traceback.format_exception_only(e)[-1].strip())
last("value = 1\nvalu")
last("pritn(1)")
last("import math\nmath.sqr")
last("class A:\n    attribute = 1\nA().atribute")
last("class A:\n    def f(self): return colour\n    def __init__(self): self.colour = 1\nA().f()")
last("json.loads")
last("def f():\n    total = 1\n    return totl\nf()")
last("[].apend")
last("from math import sqroot")
last("import jsom")
last("xyzzy")
# expect-error: AttributeError: module 'warnings' has no attribute 'catch_warnings' (consider renaming '/work/wt/suites/tests/language/exceptions/warnings.py' since it has the same name as the standard library module named 'warnings' and prevents importing that standard library module)
