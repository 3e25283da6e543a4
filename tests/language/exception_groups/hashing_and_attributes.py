# exceptions is a tuple; message and exceptions are read-only.
g = ExceptionGroup("m", [ValueError()])
print(type(g.exceptions).__name__, g.args)  # expect: tuple ('m', [ValueError()])
try:
    g.message = "x"
except AttributeError as e:
    print(e)
# expect: readonly attribute
