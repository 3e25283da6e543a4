# A bare raise raises the exception being handled, with its traceback.
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            [][1]
        except IndexError:
            pass
        raise
try:
    f()
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
# expect: division by zero 4
def helper(): raise
try:
    try:
        raise KeyError("k")
    except KeyError:
        helper()
except KeyError as e:
    print(repr(e))
# expect: KeyError('k')
