# Parts keep the structure of nested groups.
g = ExceptionGroup("a", [ExceptionGroup("b", [ValueError(1), OSError(2)]), ValueError(3)])
try:
    try:
        raise g
    except* ValueError as e:
        print(repr(e))
except* OSError as e:
    print(repr(e))
# expect: ExceptionGroup('a', [ExceptionGroup('b', [ValueError(1)]), ValueError(3)])
# expect: ExceptionGroup('a', [ExceptionGroup('b', [OSError(2)])])
