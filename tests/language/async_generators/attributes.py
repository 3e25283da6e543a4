# ag_* attributes.
async def g():
    yield 1
it = g()
print(it.ag_running, it.ag_code.co_name, it.ag_await, it.ag_suspended, it.__name__, it.ag_frame is not None)  # expect: False g None False g True
step = it.__anext__()
print(type(step).__name__)  # expect: async_generator_asend
try:
    step.send(None)
except StopIteration as e:
    print(e.value, it.ag_suspended)
# expect: 1 True
