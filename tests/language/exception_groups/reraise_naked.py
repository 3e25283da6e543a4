# raise in except* of a naked exception raises it bare again.
try:
    try:
        raise ValueError("bare")
    except* ValueError:
        raise
except ExceptionGroup as e:
    print("group", repr(e))
except ValueError as e:
    print("bare", repr(e))
# expect: group ExceptionGroup('', (ValueError('bare'),))
