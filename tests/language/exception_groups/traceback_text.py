# How a group is printed.
import traceback
def make():
    try:
        raise ValueError("one")
    except ValueError as e:
        return e
g = ExceptionGroup("group", [make(), ExceptionGroup("inner", [KeyError("two")])])
for line in traceback.format_exception(g):
    for part in line.splitlines():
        if "File" not in part and "raise" not in part:
            print(part)
# expect:   | ExceptionGroup: group (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     | ValueError: one
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: inner (1 sub-exception)
# expect:     +-+---------------- 1 ----------------
# expect:       | KeyError: 'two'
# expect:       +------------------------------------
