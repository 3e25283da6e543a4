# What coroutines and async functions are.
import inspect, types
async def f(): pass
async def g(): yield
c = f()
print(inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(g), inspect.iscoroutine(c), inspect.isawaitable(c), f.__code__.co_flags & 0x80, g.__code__.co_flags & 0x200, inspect.getcoroutinestate(c))
# expect: True True True True 128 512 CORO_CREATED
print(c.cr_await, c.cr_origin, c.__name__, c.__qualname__)  # expect: None None f f
c.close()
print(inspect.getcoroutinestate(c))  # expect: CORO_CLOSED
