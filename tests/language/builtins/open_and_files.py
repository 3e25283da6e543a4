# Text and binary files.
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f.txt")
    with open(path, "w", encoding="utf-8", newline="") as f:
        print(f.write("one\r\ntwö\nthree"), f.mode, f.closed)
    with open(path, encoding="utf-8") as f:
        print(repr(f.readline()), f.read(2), f.tell() > 0, f.readlines(), f.read())
        f.seek(0)
        print([line for line in f])
    with open(path, "rb") as f: print(f.read(6), f.seek(-5, 2), f.read())
    with open(path, "ab+") as f:
        f.write(b"!")
        f.seek(0)
        print(len(f.read()))
    try:
        open(path, "x")
    except FileExistsError as e:
        print(e.errno)
    for mode in ("z", "rw", "", "rbt"):
        try:
            open(path, mode)
        except ValueError as e:
            print(e)
# expect: 14 w False
# expect: 'one\n' tw True ['ö\n', 'three']
# expect: ['one\n', 'twö\n', 'three']
# expect: b'one\r\nt' 10 b'three'
# expect: 16
# expect: 17
# expect: invalid mode: 'z'
# expect: must have exactly one of create/read/write/append mode
# expect: Must have exactly one of create/read/write/append mode and at most one plus
# expect: can't have text and binary mode at once
try:
    f.read()
except ValueError as e:
    print(e)
# expect: read of closed file
