# except* takes its part of the group and lets the rest go on.
def f(*kinds):
    try:
        raise ExceptionGroup("g", [k(k.__name__) for k in kinds])
    except* ValueError as e:
        print("value", repr(e))
    except* (TypeError, KeyError) as e:
        print("type or key", repr(e))
    else:
        print("else")
    finally:
        print("finally")
f(ValueError, TypeError, KeyError)
# expect: value ExceptionGroup('g', [ValueError('ValueError')])
# expect: type or key ExceptionGroup('g', [TypeError('TypeError'), KeyError('KeyError')])
# expect: finally
try:
    f(ValueError, OSError)
except ExceptionGroup as e:
    print("left", repr(e))
# expect: value ExceptionGroup('g', [ValueError('ValueError')])
# expect: finally
# expect: left ExceptionGroup('g', [OSError('OSError')])
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
# expect: else
