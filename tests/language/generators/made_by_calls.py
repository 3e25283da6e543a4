# Generators that calls give: with closures and cells, under another name, too deep, watched, and what the caller does with them.
import sys


def outer(first):
    kept = [first]

    def generator(second):
        def inner():
            return second

        yield kept[0], second, inner()
        second += 1
        yield inner()

    async def coroutine(second, /, third=3):
        return kept[0], second, third, (lambda: second)()

    return generator, coroutine


generator, coroutine = outer("a")
for number in range(4):
    print(list(generator(number)))
# expect: [('a', 0, 0), 1]
# expect: [('a', 1, 1), 2]
# expect: [('a', 2, 2), 3]
# expect: [('a', 3, 3), 4]


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


print(run(coroutine(1)), run(coroutine(1, 2)), run(coroutine(1, third=5)))  # expect: ('a', 1, 3, 1) ('a', 1, 2, 1) ('a', 1, 5, 1)


def named():
    yield 1


print([named().__name__ for _ in range(3)])  # expect: ['named', 'named', 'named']
named.__name__, named.__qualname__ = "other", "an.other"
for _ in range(3):
    print(named().__name__, named().__qualname__, named.__code__.co_name)
# expect: other an.other named
# expect: other an.other named
# expect: other an.other named
named.__code__ = (lambda: (yield 2)).__code__
print([list(named()) for _ in range(3)], named().__name__)  # expect: [[2], [2], [2]] other


def deep(count):
    return deep(count - 1) if count else generator(0)


def too_deep():
    try:
        return too_deep()
    except RecursionError:
        try:
            return made_at_the_end()
        except RecursionError:
            return "too deep"


def made_at_the_end():
    return generator(7)


print(next(deep(50)), too_deep() is not None)  # expect: ('a', 0, 0) True
try:
    generator()
except TypeError as error:
    print(error)
# expect: outer.<locals>.generator() missing 1 required positional argument: 'second'

sys.set_coroutine_origin_tracking_depth(1)
tracked = coroutine(1)
print([entry[2] for entry in tracked.cr_origin])  # expect: ['<module>']
tracked.close()
sys.set_coroutine_origin_tracking_depth(0)
plain = coroutine(1)
print(plain.cr_origin, plain.cr_frame.f_code.co_name)  # expect: None coroutine
plain.close()

events = []


def trace(frame, event, argument):
    events.append((frame.f_code.co_name, event))
    return trace


def traced():
    return [list(generator(number)) for number in range(2)]


traced()
sys.settrace(trace)
result = traced()
sys.settrace(None)
print(result, len(events), events[:4])
# expect: [[('a', 0, 0), 1], [('a', 1, 1), 2]] 37 [('traced', 'call'), ('traced', 'line'), ('generator', 'call'), ('generator', 'line')]


def closing(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


def leave(log):
    for _ in closing(log):
        break
    return list(log)


def pass_on(log):
    return any(item for item in closing(log)), next(closing(log)), list(log)


for _ in range(3):
    print(leave([]), pass_on([]))
# expect: ['closed'] (True, 1, ['closed', 'closed'])
# expect: ['closed'] (True, 1, ['closed', 'closed'])
# expect: ['closed'] (True, 1, ['closed', 'closed'])


# The same place calls now a builtin function that lets its argument go, now one that keeps it.
def take(function, log):
    return function(closing(log)), log


print(take(next, []))  # expect: (1, ['closed'])
kept, log = take(iter, [])
print(next(kept), log, next(kept), log)  # expect: 1 [] 2 []
print(take(next, []))  # expect: (1, ['closed'])
