# pass, ... and a docstring make a body.
def f(): pass
def g(): ...
def h(): "doc"
print(f(), g(), h(), h.__doc__)  # expect: None None None doc
class C: ...
print(C().__class__.__name__)  # expect: C
