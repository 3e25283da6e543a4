# A file that is opened for one write is closed after it.
import gc, os, sys, tempfile, warnings
name = os.path.join(tempfile.mkdtemp(), "f")
def read():
    with open(name, "rb") as f: return f.read()
open(name, "w").write("text\n")
print(read())  # expect: b'text\n'
open(name, "wb").write(b"bytes")
print(read())  # expect: b'bytes'
open(name, "w", newline="").writelines(["a\n", "b\n"])
print(read())  # expect: b'a\nb\n'
open(name, mode="r+b").write(b"X")
print(read())  # expect: b'X\nb\n'
open(file=name, mode="a").write("end")
print(read())  # expect: b'X\nb\nend'
open(name, "wb", buffering=0).write(b"raw")
print(read())  # expect: b'raw'
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    open(name, "w").write("warned")
    print([m.category.__name__ for m in w], read())
# expect: ['ResourceWarning'] b'warned'
try: open(name, "w").write(3)
except TypeError as e: print(e)
# expect: write() argument must be str, not int
f = open(name, "w")
f.write("kept"); f.write(" open")
print(f.closed); f.close(); print(read())
# expect: False
# expect: b'kept open'
def give(): return open(name, "w")
g = give(); g.write("also kept"); g.flush(); print(g.closed, read()); g.close()  # expect: False b'also kept'
os.remove(name); os.rmdir(os.path.dirname(name))
