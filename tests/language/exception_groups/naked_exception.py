# except* wraps an exception that is no group.
try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e), e.message == "")
# expect: ExceptionGroup('', (ValueError('naked'),)) True
try:
    try:
        raise OSError("other")
    except* ValueError:
        pass
except OSError as e:
    print("through", e)
# expect: through other
