# PEP 758: several types without parentheses, when there is no "as".
for kind in (ValueError, KeyError, TypeError):
    try:
        raise kind("x")
    except ValueError, KeyError:
        print("first", kind.__name__)
    except TypeError:
        print("second")
# expect: first ValueError
# expect: first KeyError
# expect: second
try:
    raise ExceptionGroup("g", [OSError(1)])
except* OSError, ValueError:
    print("group")
# expect: group
