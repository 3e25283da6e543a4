# "Did you mean" in tracebacks.
import traceback
def last(source, **scope):
    try:
        exec(source, scope)
    except Exception as e:
        print(traceback.format_exception_only(e)[-1].strip())
last("value = 1\nvalu")  # expect: NameError: name 'valu' is not defined
last("pritn(1)")  # expect: NameError: name 'pritn' is not defined
last("import math\nmath.sqr")  # expect: AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?
last("class A:\n    attribute = 1\nA().atribute")  # expect: AttributeError: 'A' object has no attribute 'atribute'. Did you mean: 'attribute'?
last("class A:\n    def f(self): return colour\n    def __init__(self): self.colour = 1\nA().f()")  # expect: NameError: name 'colour' is not defined
last("json.loads")  # expect: NameError: name 'json' is not defined. Did you forget to import 'json'?
last("def f():\n    total = 1\n    return totl\nf()")  # expect: NameError: name 'totl' is not defined
last("[].apend")  # expect: AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?
last("from math import sqroot")  # expect: ImportError: cannot import name 'sqroot' from 'math' (unknown location). Did you mean: 'sqrt'?
last("import jsom")  # expect: ModuleNotFoundError: No module named 'jsom'
last("xyzzy")  # expect: NameError: name 'xyzzy' is not defined
