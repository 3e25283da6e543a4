# What "async for" gets from __anext__ it awaits; a coroutine that anything else has made there is noticed when it is dropped.
import gc, warnings
warnings.simplefilter("always")
def run(coroutine):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            coroutine.send(None)
        except StopIteration as stop:
            print("returned", stop.value)
        except BaseException as error:
            print(type(error).__name__, error)
            error = None
        del coroutine
        gc.collect()
    print([str(w.message) for w in seen])
class Plain:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n
async def over(iterator): return [x async for x in iterator]
run(over(Plain()))
# expect: returned [1, 2, 3]
# expect: []
class ByProperty(Plain):
    @property
    async def __anext__(self): return 1
run(over(ByProperty()))
# expect: TypeError 'coroutine' object is not callable
# expect: ["coroutine 'ByProperty.__anext__' was never awaited"]
class ByCall(Plain):
    class Next:
        def __get__(self, instance, owner): return lambda: [Plain.__anext__(instance), Plain.__anext__(instance)][0]
    __anext__ = Next()
run(over(ByCall()))
# expect: returned [1, 2, 3]
# expect: ["coroutine 'Plain.__anext__' was never awaited", "coroutine 'Plain.__anext__' was never awaited", "coroutine 'Plain.__anext__' was never awaited", "coroutine 'Plain.__anext__' was never awaited"]
async def by_hand():
    p = Plain()
    p.__anext__()
    return await p.__anext__()
run(by_hand())
# expect: returned 1
# expect: ["coroutine 'Plain.__anext__' was never awaited"]
