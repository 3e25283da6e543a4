# A coroutine that is dropped unawaited warns.
import gc, warnings
async def f(): pass
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    c = f()
    c = None
    gc.collect()
    print([str(w.message) for w in caught])
# expect: ["coroutine 'f' was never awaited"]
