# __cause__, __context__ and "from None".
try:
    try:
        raise ValueError("first")
    except ValueError as e:
        raise KeyError("second") from e
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
# expect: ValueError('first') ValueError('first') True
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
# expect: None ValueError('first') False
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second") from None
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
# expect: None ValueError('first') True
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
# expect: exception causes must derive from BaseException
try:
    raise 5
except TypeError as e:
    print(e)
# expect: exceptions must derive from BaseException
try:
    raise
except RuntimeError as e:
    print(e)
# expect: No active exception to reraise
