"""``for`` goes on with a generator the short way: frames of all sizes, whatever stands on the stack at the yield, and whoever looks in between."""

import os
import sys


def make(count, depth):
    """A generator with so many variables that yields with so many values on its stack."""
    lines = ["def made(limit):"]
    lines += [f"    v{i} = [{i}]" for i in range(count)]
    lines += ["    for n in range(limit):"]
    lines += ["        got = (" + "".join(f"n + {i}, " for i in range(depth)) + "(yield n),)"]
    lines += [f"        v{i}[0] += sum(x or 0 for x in got)" for i in range(0, count, 3)]
    lines += ["    yield " + "(" + "".join(f"v{i}[0], " for i in range(count)) + ")"]
    namespace = {}
    exec("\n".join(lines), namespace)
    return namespace["made"]


def last(generator):
    item = None
    for item in generator:
        pass
    return item


for count in range(0, 20):
    for depth in (0, 1, 2, 5, 9, 20):
        made = make(count, depth)
        items = [item for item in made(30)]
        total = sum(sum(n + i for i in range(depth)) for n in range(30))
        assert items[:-1] == list(range(30)), (count, depth)
        assert items[-1] == tuple(i + (total if i % 3 == 0 else 0) for i in range(count)), (count, depth)
        assert last(made(25))[1:2] == items[-1][1:2]
for count in (130, 1030):
    print(sum(last(make(count, 3)(10))[1:3]))
# expect: 3
# expect: 3


def alternating(n):
    for i in range(n):
        yield "own", i
        yield from [("list", i)]
        yield from counted(i % 3)
    return "returned"


def counted(n):
    for i in range(n):
        yield "inner", i


print(sum(1 for _ in alternating(30)), last(alternating(5)))  # expect: 90 ('inner', 0)


def throwing(n):
    for i in range(n):
        try:
            yield i
        except KeyError as error:
            yield "caught", error.args, sys.exception() is error


def drive(generator, at):
    seen = []
    for item in generator:
        seen.append(item)
        if item == at:
            seen.append(generator.throw(KeyError(at)))
    return seen


print(drive(throwing(4), 2))  # expect: [0, 1, 2, ('caught', (2,), True), 3]


def handling():
    """Is suspended while it handles, which is nobody else's business."""
    try:
        raise ValueError("own")
    except ValueError:
        for i in range(12):
            yield type(sys.exception()).__name__
    yield sys.exception()


def outer():
    seen = []
    for item in handling():
        seen.append((item, sys.exception()))
    return seen[0], seen[11], seen[12]


print(outer())  # expect: (('ValueError', None), ('ValueError', None), (None, None))


def itself():
    for i in range(20):
        if i == 15:
            try:
                next(running)
            except ValueError as error:
                yield str(error)
        yield i


running = itself()
print([item for item in running if not isinstance(item, int)])  # expect: ['generator already executing']


# A frame that somebody looked at stands for the running and the suspended generator in turn.
def looked_at():
    value = 0
    for value in range(12):
        if value == 4:
            frames.append(sys._getframe())
        yield value


frames = []
generator = looked_at()
for item in generator:
    if frames:
        frame = frames[0]
        assert frame is generator.gi_frame and frame.f_locals["value"] == item and frame.f_back is None
print(frame.f_locals, generator.gi_frame)  # expect: {'value': 11} None


def caller_of(n):
    for i in range(n):
        yield sys._getframe(1).f_code.co_name


def asks():
    return {name for name in caller_of(20)}, [name for name in caller_of(2)]


print(asks())  # expect: ({'asks'}, ['asks', 'asks'])


# Too deep, in the middle of a loop.
def nested(depth):
    if depth:
        for item in nested(depth - 1):
            yield item
    else:
        yield from range(12)


def recursing():
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(150)
        return sum(nested(60)), last_of_deep()
    finally:
        sys.setrecursionlimit(limit)


def last_of_deep():
    try:
        return sum(nested(400))
    except RecursionError as error:
        return str(error)


print(recursing())  # expect: (66, 'maximum recursion depth exceeded')


def fails(n):
    for i in range(n):
        yield i
    raise LookupError("at the end")


def catches(n):
    try:
        for item in fails(n):
            pass
    except LookupError as error:
        traceback = error.__traceback__
        lines = []
        while traceback:
            lines.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        return item, str(error), lines


print(catches(20))  # expect: (19, 'at the end', ['catches', 'fails'])


# What is yielded may be anything, nothing that ends the loop.
def odd():
    for item in (None, StopIteration, StopIteration(), NotImplemented, ..., 0) * 4:
        yield item


print(len([item for item in odd()]))  # expect: 24


# Native code that goes through a generator.
def returning(n):
    for i in range(n):
        yield i
    return "value"


def natively(n):
    found = [sum(returning(n)), list(returning(n))[-1], max(returning(n)), any(x > 5 for x in returning(n)), "".join(str(x) for x in returning(n))[-3:]]
    pairs = {x: y for x, y in zip(returning(n), map(str, returning(n)))}
    generator = returning(2)
    found += [len(pairs), next(generator), next(generator), next(generator, "none"), next(generator, "none")]
    *starred, = returning(n)
    return found + [len(starred), sorted(returning(n))[0], 7 in returning(n)]


for n in (10, 30, 12):
    print(natively(n))
# expect: [45, 9, 9, True, '789', 10, 0, 1, 'none', 'none', 10, 0, True]
# expect: [435, 29, 29, True, '829', 30, 0, 1, 'none', 'none', 30, 0, True]
# expect: [66, 11, 11, True, '011', 12, 0, 1, 'none', 'none', 12, 0, True]


def ends():
    generator = returning(1)
    next(generator)
    try:
        next(generator)
    except StopIteration as stop:
        first = stop.value
    try:
        next(generator)
    except StopIteration as stop:
        return first, stop.value


print({ends() for _ in range(20)})  # expect: {('value', None)}


# Where the end of a generator in a loop is watched, only that is told, not the end of one that native code in the loop goes through.
def watched(n):
    total = 0
    for item in returning(n):
        total += sum(returning(item))
    for item in map(abs, returning(n)):
        total += item
    return total


for _ in range(30):
    watched(3)
monitoring = sys.monitoring
monitoring.use_tool_id(4, "test")
told = []
monitoring.register_callback(4, monitoring.events.STOP_ITERATION, lambda code, offset, error: told.append((code.co_name, error.value)))
monitoring.set_local_events(4, watched.__code__, monitoring.events.STOP_ITERATION)
watched(3)
monitoring.set_local_events(4, watched.__code__, 0)
for _ in range(30):
    watched(3)


def watching(n):
    yield from range(n)
    monitoring.set_local_events(4, watched_later.__code__, monitoring.events.STOP_ITERATION)
    return "later"


def watched_later(function):
    for item in function(20):
        pass


for _ in range(30):
    watched_later(returning)
watched_later(watching)
monitoring.free_tool_id(4)
# Only loops that are specialized just then tell of it: none where no loop does, and any where guards are made to fail.
both = [("watched", "value"), ("watched_later", "later")]
if os.environ.get("ADDER_COUNTERS") == "misses":
    print(told in (both, both[:1], both[1:], []))
else:
    print(told == ([] if os.environ.get("PYTHONSPECIALIZE") in ("off", "3.11") else both))  # expect: True


# What a generator handles while it delegates, and what those handle that it delegates to.
def seen():
    for i in range(12):
        yield sys.exception()
    try:
        raise KeyError("inner")
    except KeyError:
        for i in range(12):
            yield sys.exception()


def through(handles):
    if handles:
        try:
            raise ValueError("outer")
        except ValueError:
            yield from seen()
            yield sys.exception()
    else:
        yield from seen()
    yield sys.exception()


def further(handles):
    yield from through(handles)
    yield sys.exception()


def kinds(generator):
    names = [repr(error) for error in generator]
    return [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]


print(kinds(further(True)), kinds(further(False)))
# expect: ["ValueError('outer')", "KeyError('inner')", "ValueError('outer')", 'None'] ['None', "KeyError('inner')", 'None']
try:
    raise LookupError("asker")
except LookupError:
    print(kinds(further(True)), kinds(further(False)), repr(sys.exception()))
# expect: ["ValueError('outer')", "KeyError('inner')", "ValueError('outer')", "LookupError('asker')"] ["LookupError('asker')", "KeyError('inner')", "LookupError('asker')"] LookupError('asker')
