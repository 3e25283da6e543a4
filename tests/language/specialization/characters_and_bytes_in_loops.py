# Loops over strs and bytes at one site: what else may come by, what they leave behind, and that nobody is told of an exception at their end.
import sys


def walk(items):
    seen = []
    for item in items:
        seen.append(item)
    return seen


for _ in range(60):
    assert walk("abc") == ["a", "b", "c"] and walk(b"abc") == [97, 98, 99]

print(walk(""), walk(b""), walk("\x00\x7f"), walk(b"\x00\xff"))  # expect: [] [] ['\x00', '\x7f'] [0, 255]
print(walk("h\xe9\u20ac\U0001f600"), walk(bytearray(b"xy")), walk({"k": 1}), walk(iter("de")))  # expect: ['h', 'é', '€', '😀'] [120, 121] ['k'] ['d', 'e']
print(walk(type("S", (str,), {})("sub")), walk(type("S", (str,), {"__iter__": lambda self: iter((1, 2))})("sub")))  # expect: ['s', 'u', 'b'] [1, 2]


class Counter:
    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration("over")
        self.left -= 1
        return self.left


print(walk(Counter()))  # expect: [2, 1, 0]

for text in ("abc", b"abc"):
    iterator = iter(text)
    print(next(iterator), walk(iterator), walk(iterator), next(iterator, "none"), iterator.__length_hint__())
    iterator = iter(text)
    iterator.__setstate__(2)
    print(walk(iterator))
# expect: a ['b', 'c'] [] none 0
# expect: ['c']
# expect: 97 [98, 99] [] none 0
# expect: [99]

told = []
monitoring = sys.monitoring
monitoring.use_tool_id(3, "test")
monitoring.register_callback(3, monitoring.events.RAISE, lambda code, offset, error: told.append((code.co_name, repr(error))))
monitoring.set_events(3, monitoring.events.RAISE)
for _ in range(3):
    walk("abc")
    walk(b"abc")
walk(Counter())
monitoring.set_events(3, 0)
monitoring.free_tool_id(3)
print(told)  # expect: [('__next__', "StopIteration('over')"), ('walk', "StopIteration('over')")]

one, two = "x", "".join(["x", ""])
print(all(a is b for a, b in zip(walk("azx\xe9"), "azx\xe9")), walk("x")[0] is one)  # expect: True True
