# Opening with line buffering in binary mode warns, a bool as a descriptor too; links have no mode of their own; paths keep lone surrogates.
import os
import tempfile
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    open(os.devnull, "rb", buffering=1).close()
    try:
        open(True, closefd=False).close()
    except OSError:
        pass
    print(*(f"{w.category.__name__}: {w.message}" for w in caught), sep="\n")
# expect: RuntimeWarning: line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used
# expect: RuntimeWarning: bool is used as a file descriptor
try:
    open(1 << 40)
except TypeError as error:
    print(error)
# expect: expected str, bytes or os.PathLike object, not int
with tempfile.TemporaryDirectory() as folder:
    link = os.path.join(folder, "link")
    os.symlink("nowhere", link)
    try:
        os.chmod(link, 0o700, follow_symlinks=False)
    except NotImplementedError as error:
        print(error)
# expect: chmod: follow_symlinks unavailable on this platform
print(ascii(os.path.normpath("a\ud800/../b\udc80//c")), os.path.normpath(b"\xff//x/.."))  # expect: 'b\udc80/c' b'\xff'
