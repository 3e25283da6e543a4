# A buffered reader of a pipe can be flushed and closed though it has read ahead; its raw stream stays where it is.
import io, os, tempfile
r, w = os.pipe()
os.write(w, b"one\ntwo\n"); os.close(w)
f = os.fdopen(r, "rb")
print(f.readline(), f.flush())  # expect: b'one\n' None
print(f.close(), f.closed)  # expect: None True
with tempfile.TemporaryFile() as t:
    t.write(b"abcdef"); t.flush(); t.seek(0)
    b = io.BufferedReader(io.FileIO(os.dup(t.fileno())))
    print(b.read(2), b.raw.tell(), b.flush(), b.raw.tell(), b.tell())
    b.close()
    try: b.flush()
    except ValueError as e: print(e)
# expect: b'ab' 6 None 6 2
# expect: I/O operation on closed file.
