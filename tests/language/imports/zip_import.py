# Modules in a zip file on sys.path.
import os, sys, tempfile, zipfile
with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "a.zip")
    with zipfile.ZipFile(archive, "w") as z:
        z.writestr("zipped.py", "value = 7\nwhere = __file__\n")
        z.writestr("zpkg/__init__.py", "from . import inner\n")
        z.writestr("zpkg/inner.py", "deep = 8\n")
    sys.path.insert(0, archive)
    import zipped, zpkg
    print(zipped.value, zpkg.inner.deep, zipped.__loader__.__class__.__name__, zipped.where.endswith(os.path.join("a.zip", "zipped.py")))
    sys.path.remove(archive)
# expect: 7 8 zipimporter True
