"""Whoever begins to watch sees the start of functions, and generators going on, that have run often before."""

import sys


def plain(x):
    return x + 1


def keywords(x, *, y=2):
    return x * y


def numbers(n):
    for i in range(n):
        yield i


def outer(n):
    got = yield from numbers(n)
    return got


def closure():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total
    return add


add = closure()
lasting = numbers(100)


def work():
    return [plain(1), keywords(2), keywords(2, y=3), list(outer(2)), next(lasting), add(3)]


WATCHED = {each.__code__: each.__name__ for each in (plain, keywords, numbers, outer, add)}

for _ in range(60):
    work()
print(work())  # expect: [2, 4, 6, [0, 1], 60, 183]

monitoring = sys.monitoring
EVENTS = monitoring.events
monitoring.use_tool_id(2, "starts")
seen = []
for event, name in ((EVENTS.PY_START, "start"), (EVENTS.PY_RESUME, "resume"), (EVENTS.PY_RETURN, "return"), (EVENTS.PY_YIELD, "yield")):
    monitoring.register_callback(2, event, lambda code, offset, *rest, name=name: seen.append((name, WATCHED[code])) if code in WATCHED else None)
monitoring.set_events(2, EVENTS.PY_START | EVENTS.PY_RESUME | EVENTS.PY_RETURN | EVENTS.PY_YIELD)
result = work()
monitoring.set_events(2, 0)
monitoring.free_tool_id(2)
print(result)  # expect: [2, 4, 6, [0, 1], 61, 186]
for each in seen:
    print("  ", *each)
# expect:    start plain
# expect:    return plain
# expect:    start keywords
# expect:    return keywords
# expect:    start keywords
# expect:    return keywords
# expect:    start outer
# expect:    start numbers
# expect:    yield numbers
# expect:    yield outer
# expect:    resume outer
# expect:    resume numbers
# expect:    yield numbers
# expect:    yield outer
# expect:    resume outer
# expect:    resume numbers
# expect:    return numbers
# expect:    return outer
# expect:    resume numbers
# expect:    yield numbers
# expect:    start add
# expect:    return add

for _ in range(60):
    work()
count = len(seen)
print(count, len(seen))
traced = []


def trace(frame, event, arg):
    if frame.f_code in WATCHED:
        traced.append((event, WATCHED[frame.f_code], frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


sys.settrace(trace)
result = work()
sys.settrace(None)
print(result)
for each in traced:
    print("  ", *each)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


for _ in range(60):
    depth(5)
limit = sys.getrecursionlimit()
sys.setrecursionlimit(200)
try:
    depth(1000)
except RecursionError as error:
    last = error.__traceback__
    while last.tb_next:
        last = last.tb_next
    print(type(error).__name__, last.tb_frame.f_code.co_name, last.tb_lineno - depth.__code__.co_firstlineno)
sys.setrecursionlimit(limit)

EQUAL = [("abc", "abc"), ("abc", "abd"), ("a", "b"), ("ab", "abc"), ("a\U0001f600", "a\U0001f600"), ("a\U0001f600", "ab"), ("x" * 300 + "y", "x" * 300 + "y"), ("", ""), ("", "a")]
for left, right in EQUAL:
    made = (left + "!")[:-1]
    for _ in range(60):
        answers = (left == right, left != right, made == right, made != right)
    print(answers, "yes" if made == right else "no", "no" if made != right else "yes")
# expect-error: StopIteration
