"""A generator's variables live on the native stack while it runs and on the heap while it waits: nothing is lost on the way, whatever the frame's size."""
import gc
import sys


def hold(count):
    kept = [str(i) for i in range(count)]
    for i in range(count):
        pair = (kept[i], [i])
        received = yield pair, sum(len(x) for x in kept)
        kept[i] = received if received is not None else pair


def churn():
    return sum(len([str(i)] * 3) for i in range(2000))


active = [hold(40) for _ in range(20)]
total = 0
for step in range(40):
    for number, generator in enumerate(active):
        pair, length = next(generator) if step == 0 else generator.send(f"{number}:{step}")
        total += length + pair[1][0] + churn() % 7
    gc.collect()
print(total)  # expect: 112000


# What a frame shows from outside: while it waits, from within while it runs, and afterwards.
def watched():
    first = 1
    generator_frame = me.gi_frame
    print(generator_frame is sys._getframe(), sorted(generator_frame.f_locals))
    yield generator_frame
    second = 2
    print(generator_frame is sys._getframe(), generator_frame.f_locals["second"])
    generator_frame.f_locals["first"] = "written"
    yield first
    raise ValueError(second)


me = watched()
frame = next(me)  # expect: True ['first', 'generator_frame']
print(frame.f_locals["first"], frame is me.gi_frame)  # expect: 1 True
frame.f_locals["first"] = "from outside"
print(frame.f_locals["first"])  # expect: from outside
print(next(me), frame.f_locals["first"])
# expect: True 2
# expect: written written
try:
    next(me)
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_frame is frame, frame.f_locals["second"], me.gi_frame)
# expect: 2 True 2 None


# Frames of every size, suspended in the middle of an expression.
def sized(variables):
    names = [f"v{i}" for i in range(variables)]
    body = "\n".join(f"    {name} = [{i}]" for i, name in enumerate(names))
    source = f"def function():\n{body}\n    return sum(x[0] for x in [{', '.join(names[:20])}]) + {names[-1]}[0]\n"
    source += f"def generator():\n{body}\n    got = ({names[0]}, {names[-1]}, [(yield {names[-1]}), (yield {names[0]})])\n    yield got, {names[-1]}\n"
    namespace = {}
    exec(source, namespace)
    return namespace["function"], namespace["generator"]


for variables in 1, 5, 12, 20, 40, 100, 150, 900, 1500, 9000:
    function, generator = sized(variables)
    running = generator()
    print(variables, function(), next(running), running.send("a"), running.send("b"))
# expect: 1 0 [0] [0] (([0], [0], ['a', 'b']), [0])
# expect: 5 14 [4] [0] (([0], [4], ['a', 'b']), [4])
# expect: 12 77 [11] [0] (([0], [11], ['a', 'b']), [11])
# expect: 20 209 [19] [0] (([0], [19], ['a', 'b']), [19])
# expect: 40 229 [39] [0] (([0], [39], ['a', 'b']), [39])
# expect: 100 289 [99] [0] (([0], [99], ['a', 'b']), [99])
# expect: 150 339 [149] [0] (([0], [149], ['a', 'b']), [149])
# expect: 900 1089 [899] [0] (([0], [899], ['a', 'b']), [899])
# expect: 1500 1689 [1499] [0] (([0], [1499], ['a', 'b']), [1499])
# expect: 9000 9189 [8999] [0] (([0], [8999], ['a', 'b']), [8999])


def recursive(depth):
    yield depth
    if depth:
        yield from recursive(depth - 1)
    yield -depth


print(sum(recursive(200)), list(recursive(3)))  # expect: 0 [3, 2, 1, 0, 0, -1, -2, -3]
