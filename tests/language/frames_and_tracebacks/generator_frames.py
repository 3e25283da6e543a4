# A suspended generator has a frame, with line and locals.
def g():
    x = 1
    yield x
    x = 2
    yield x
it = g()
next(it)
f = it.gi_frame
print(f.f_lineno, f.f_locals, f.f_back)  # expect: 4 {'x': 1} None
next(it)
print(it.gi_frame.f_lineno, f.f_locals["x"])  # expect: 6 2
f.clear() if False else None
it.close()
print(it.gi_frame)  # expect: None
