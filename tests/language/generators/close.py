# close raises GeneratorExit inside and returns what the generator returns.
def g():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        return "value"
    finally:
        print("finally")
it = g()
next(it)
print(it.close(), it.close())
# expect: closing
# expect: finally
# expect: value None
def bad():
    try:
        yield
    except GeneratorExit:
        yield "no"
it = bad()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
# expect: generator ignored GeneratorExit
never = g()
print(never.close(), list(never))  # expect: None []
