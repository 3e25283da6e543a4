# str of a Unicode error looks at the object after the __str__ of its other attributes has run.
class Evil(str):
    def __str__(self):
        change(error)
        return self


def show(function):
    try:
        print(function())
    except TypeError as problem:
        print(problem)


for change in (lambda e: setattr(e, "object", None), lambda e: delattr(e, "object")):
    error = UnicodeEncodeError(Evil("utf-8"), "x", 0, 1, "reason")
    show(lambda: str(error))
    show(lambda: repr(str(error)))
    error = UnicodeDecodeError("utf-8", b"x", 0, 1, Evil("reason"))
    show(lambda: str(error))
# expect: UnicodeError 'object' attribute must be a string
# expect: UnicodeError 'object' attribute must be a string
# expect: UnicodeError 'object' attribute must be a bytes
# expect: UnicodeError 'object' attribute is not set
# expect: ''
# expect: UnicodeError 'object' attribute is not set
error = UnicodeEncodeError("utf-8", "x", 0, 1, "reason")
del error.encoding, error.reason
show(lambda: str(error))  # expect: '<NULL>' codec can't encode character '\x78' in position 0: <NULL>

error = ImportError("text", name="n", path="p", name_from="f")
error.__init__()
print(error.name, error.path, error.name_from)  # expect: None None None
