# Exceptions raised in handlers and in finally get the context.
def f():
    try:
        raise ValueError("one")
    except ValueError:
        raise TypeError("two")
    finally:
        raise KeyError("three")
try:
    f()
except KeyError as e:
    chain = []
    while e:
        chain.append(repr(e))
        e = e.__context__
    print(chain)
# expect: ["KeyError('three')", "TypeError('two')", "ValueError('one')"]
