# throw and close reach the innermost await.
import types
@types.coroutine
def pause():
    try:
        yield "paused"
    except ValueError as e:
        print("inner caught", e)
        return "recovered"
    finally:
        print("inner finally")
async def f():
    return await pause()
c = f()
c.send(None)
try:
    c.throw(ValueError("v"))
except StopIteration as e:
    print(e.value)
# expect: inner caught v
# expect: inner finally
# expect: recovered
c = f()
c.send(None)
c.close()  # expect: inner finally
try:
    c.send(None)
except RuntimeError as e:
    print(e)
# expect: cannot reuse already awaited coroutine
