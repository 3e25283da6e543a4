# gi_frame, gi_running, gi_yieldfrom, names.
def inner():
    yield
def g():
    x = 1
    yield from inner()
it = g()
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_code.co_name, it.__name__, it.__qualname__)  # expect: False False None g g g
next(it)
print(it.gi_yieldfrom.__name__, it.gi_frame.f_locals, it.gi_suspended, it.gi_frame.f_lineno)  # expect: inner {'x': 1} True 6
list(it)
print(it.gi_frame, it.gi_yieldfrom)  # expect: None None
it.__name__ = "other"
print(repr(it).startswith("<generator object g at"))  # expect: True
