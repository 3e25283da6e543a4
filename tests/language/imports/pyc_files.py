# A cached .pyc is used, and a damaged one is not trusted.
import importlib.util, os, py_compile, subprocess, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "cached.py")
    with open(path, "w") as f: f.write("value = 'from source'\n")
    pyc = py_compile.compile(path)
    print(pyc == importlib.util.cache_from_source(path), os.path.exists(pyc))
    data = bytearray(open(pyc, "rb").read())
    print(data[:4] == importlib.util.MAGIC_NUMBER)
    with open(pyc, "wb") as f: f.write(b"damaged")
    sys.path.insert(0, folder)
    import cached
    print(cached.value)
# expect: True True
# expect: True
# expect: from source
