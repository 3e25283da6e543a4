# What except* clauses raise is collected with what was left.
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise KeyError("new")
    except* TypeError:
        raise
except ExceptionGroup as e:
    print(repr(e), [type(x.__context__).__name__ for x in e.exceptions])
# expect: ExceptionGroup('', [KeyError('new'), ExceptionGroup('g', [TypeError(2), OSError(3)])]) ['ExceptionGroup', 'NoneType']
