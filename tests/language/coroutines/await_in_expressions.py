# await binds tighter than power and stands anywhere in an async function.
async def n(x): return x
async def f():
    print(await n(2) ** await n(3), -await n(1), [await n(i) for i in range(2)], {await n(1): await n(2)}, f"{await n(5)}", await n(1) if await n(0) else await n(9), (await n("abc"))[1])
    return [x for x in [1, 2] if await n(x) > 1]
try:
    f().send(None)
except StopIteration as e:
    print(e.value)
# expect: 8 -1 [0, 1] {1: 2} 5 9 b
# expect: [2]
