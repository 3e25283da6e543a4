# try, except, else, finally in their order.
def f(x):
    try:
        print("try", end=" ")
        if x: raise x
    except KeyError:
        print("key", end=" ")
    except (ValueError, TypeError) as e:
        print("value or type", type(e).__name__, end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally")
f(None); f(KeyError()); f(TypeError()); f(ValueError)
# expect: try else finally
# expect: try key finally
# expect: try value or type TypeError finally
# expect: try value or type ValueError finally
try:
    f(OSError("through"))
except OSError as e:
    print(e)
# expect: try finally
# expect: through
