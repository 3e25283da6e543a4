# list.append at one site: its None, who else may stand there, and who watches what follows it.
import sys


class Sub(list):
    def append(self, item):
        super().append(item * 2)


class Other:
    def append(self, item):
        return ("kept", item)


def add(target, item):
    target.append(item)


def result(target, item):
    return target.append(item)


def both(target, item):
    got = [target.append(item), target.append(item)]
    return got


for _ in range(60):
    mine = []
    add(mine, 1)
    assert result(mine, 2) is None and both(mine, 3) == [None, None] and mine == [1, 2, 3, 3]

sub = Sub()
add(sub, 5)
print(sub, result(sub, 6), sub)  # expect: [10, 12] None [10, 12]
print(result(Other(), 7), both(Other(), 8), add(Other(), 9))  # expect: ('kept', 7) [('kept', 8), ('kept', 8)] None
bound = [].append
print(bound(1), add([], bound))  # expect: None None

# As many as make it grow, one by one.
grown = []
for number in range(2000):
    add(grown, number)
print(len(grown), grown == list(range(2000)))  # expect: 2000 True

# The list in itself, and an argument that is not there.
me = []
add(me, me)
print(me)  # expect: [[...]]
try:
    (lambda target: target.append())([])
except TypeError as error:
    print(error)
# expect: list.append() takes exactly one argument (0 given)

# Lines and instructions behind an append that has been executed often.
lines = []


def traced(target):
    for number in range(3):
        target.append(
            number
        )
    target.append(9)
    return target


for _ in range(60):
    traced([])


def trace(frame, event, argument):
    lines.append((event, frame.f_lineno - traced.__code__.co_firstlineno))
    return trace


sys.settrace(trace)
traced([])
sys.settrace(None)
print(lines)
# expect: [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 2), ('line', 1), ('line', 2), ('line', 3), ('line', 2), ('line', 1), ('line', 2), ('line', 3), ('line', 2), ('line', 1), ('line', 5), ('line', 6), ('return', 6)]

monitoring = sys.monitoring
monitoring.use_tool_id(3, "test")
offsets = []
monitoring.register_callback(3, monitoring.events.INSTRUCTION, lambda code, offset: offsets.append(offset))
monitoring.set_local_events(3, add.__code__, monitoring.events.INSTRUCTION)
add([], 1)
monitoring.set_local_events(3, add.__code__, 0)
monitoring.free_tool_id(3)
print(len(offsets))  # expect: 7
