# shutdown_asyncgens closes what was left open.
import asyncio
async def g():
    try:
        yield 1
    finally:
        print("closed by the loop")
kept = []
async def main():
    it = g()
    kept.append(it)
    print(await anext(it))
asyncio.run(main())
# expect: 1
# expect: closed by the loop
