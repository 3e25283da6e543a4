# Streams are opened by the first print; modules are in sys.modules in the order of every start nevertheless.
print("first")
import sys

order = list(sys.modules)
places = [order.index(name) for name in ("_imp", "_io", "posix", "zipimport", "os", "site")]
print(places == sorted(places), order[-1] in ("__main__", "site"), len(order) == len(set(order)))
attributes = list(sys.__dict__)
print(attributes.index("meta_path") < attributes.index("stdin") < attributes.index("stdout"))
print(sys.modules["_io"].open is open, sys.stdout is sys.__stdout__, sys.modules["__main__"].__dict__ is globals())
# expect: first
# expect: True True True
# expect: True
# expect: True True True
