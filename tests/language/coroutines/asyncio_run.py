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
# expect: [0, 10, 20] ['start 0', 'start 1', 'start 2', 'end 0', 'end 1', 'end 2']
# expect: nine 90 True 90
# expect: done
