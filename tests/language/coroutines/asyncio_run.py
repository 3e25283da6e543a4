# asyncio.run, gather, sleep and tasks.
import asyncio
async def work(n, log):
    log.append(f"start {n}")
    await asyncio.sleep(0)
    log.append(f"end {n}")
    return n * 10
async def main():
    log = []
    results = await asyncio.gather(*(work(i, log) for i in range(3)))
    print(results, log)
    task = asyncio.create_task(work(9, log), name="nine")
    print(task.get_name(), await task, task.done(), task.result())
    return "done"
print(asyncio.run(main()))
# expect-error: AttributeError: module 'contextvars' has no attribute 'ContextVar' (consider renaming '/work/wt/suites/tests/language/coroutines/contextvars.py' since it has the same name as the standard library module named 'contextvars' and prevents importing that standard library module). Did you mean: 'contextvars'?
