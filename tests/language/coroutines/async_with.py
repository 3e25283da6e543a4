# __aenter__ and __aexit__ are awaited.
class Manager:
    def __init__(self, swallow): self.swallow = swallow
    async def __aenter__(self):
        print("enter")
        return 5
    async def __aexit__(self, kind, error, trace):
        print("exit", kind and kind.__name__)
        return self.swallow
def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value
async def f(swallow):
    async with Manager(swallow) as x, Manager(True):
        print(x)
        raise ValueError
    return "after"
print(run(f(True)))
# expect: enter
# expect: enter
# expect: 5
# expect: exit ValueError
# expect: exit None
# expect: after
class No: pass
async def g():
    async with No(): pass
try:
    run(g())
except TypeError as e:
    print(e)
# expect: 'No' object does not support the asynchronous context manager protocol (missed __aexit__ method)
