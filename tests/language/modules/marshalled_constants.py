# Equal constants and location tables of one compilation are one object, in code that was marshalled as well (a cached module).
import marshal

source = """
a = lambda: ('text', 1.5)
b = lambda: ('text', 1.5)
"""
for code in (compile(source, "name", "exec"), marshal.loads(marshal.dumps(compile(source, "name", "exec")))):
    first, second = [constant for constant in code.co_consts if hasattr(constant, "co_code")]
    print(first.co_consts is second.co_consts, first.co_linetable is second.co_linetable)
# expect: True True
# expect: True True
