# An exception thrown into a generator gets as context only what the generator itself handles.
def plain():
    yield
def handling():
    try:
        raise KeyError("own")
    except KeyError:
        yield
for make in plain, handling:
    it = make()
    next(it)
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            it.throw(TypeError("thrown"))
        except TypeError as error:
            print(repr(error.__context__))
# expect: None
# expect: KeyError('own')
