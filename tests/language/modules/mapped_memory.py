# mmap: bytes of a file in memory, with the methods of a file and the indices of a sequence.
import mmap
import re
import tempfile

file = tempfile.TemporaryFile()
file.write(b"first line\nsecond line\nthird")
file.flush()
memory = mmap.mmap(file.fileno(), 0)
print(len(memory), memory[0], memory[-5:], memory[::5], memory.readline(), memory.tell())  # expect: 28 102 b'third' b'f \nnni' b'first line\n' 11
memory[0:5] = b"FIRST"
memory[6] = ord("L")
print(memory.find(b"line"), memory.rfind(b"line"), memory.find(b"zz"), re.search(rb"s\w+", memory).group())  # expect: 18 18 -1 b'second'
memory.seek(0)
print(memory.read(10), memory.seek(-5, 2), memory.read(), memory.read_byte.__name__)  # expect: b'FIRST Line' 23 b'third' read_byte
memory.move(0, 6, 4)
memory.flush()
file.seek(0)
print(file.read())  # expect: b'LineT Line\nsecond line\nthird'
memory.resize(4096)
print(len(memory), memory[28:30], memory)  # expect: 4096 b'\x00\x00' <mmap.mmap closed=False, access=ACCESS_DEFAULT, length=4096, pos=28, offset=0>

view = memoryview(memory)
for attempt in (memory.close, lambda: memory.resize(10)):
    try:
        attempt()
    except BufferError as error:
        print(error)
# expect: cannot close exported pointers exist
# expect: mmap can't resize with extant buffers exported.
view[0:2] = b"__"
view.release()
print(memory[:4])  # expect: b'__ne'
memory.close()
print(memory, memory.closed)  # expect: <mmap.mmap closed=True> True

reading = mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_READ)
copying = mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_COPY)
copying[0:3] = b"###"
print(reading[:4], copying[:4], memoryview(reading).readonly)  # expect: b'__ne' b'###e' True

class Closes:
    def __init__(self, memory):
        self.memory = memory

    def __index__(self):
        self.memory.close()
        return 1

for attempt in (
    lambda: memory.read(), lambda: len(memory), lambda: reading.write(b"x"), lambda: reading.resize(5), lambda: reading["a"], lambda: reading[100], lambda: copying.__setitem__(0, 300),
    lambda: copying.__setitem__(slice(0, 2), b"x"), lambda: copying.seek(11), lambda: copying.write(b"x" * 20), lambda: copying.__delitem__(0), lambda: mmap.mmap(-1, -1),
    lambda: mmap.mmap(file.fileno(), 5000), lambda: mmap.mmap(file.fileno(), 5, access=9), lambda: copying[Closes(copying)], lambda: copying.find(b"x"),
):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError mmap closed or invalid
# expect: ValueError mmap closed or invalid
# expect: TypeError mmap can't modify a readonly memory map.
# expect: TypeError mmap can't resize a readonly or copy-on-write memory map.
# expect: TypeError mmap indices must be integers
# expect: IndexError mmap index out of range
# expect: ValueError mmap item value must be in range(0, 256)
# expect: IndexError mmap slice assignment is wrong size
# expect: ValueError seek out of range
# expect: ValueError data out of range
# expect: TypeError mmap doesn't support item deletion
# expect: OverflowError memory mapped length must be positive
# expect: ValueError mmap length is greater than file size
# expect: ValueError mmap invalid access parameter.
# expect: ValueError mmap closed or invalid
# expect: ValueError mmap closed or invalid

shared = mmap.mmap(-1, 20)
shared.write(b"anonymous")
print(shared[:9], list(shared)[:2])  # expect: b'anonymous' [b'a', b'n']
