# Packages, submodules, relative imports and __all__.
import support.pkg
print(support.pkg.__name__, support.pkg.__package__, support.pkg.value, hasattr(support.pkg, "late"))  # expect: support.pkg support.pkg package value False
from support.pkg import sub
print(sub.from_parent, sub.sibling_value, sub.__package__)  # expect: package value sibling support.pkg
from support.pkg import late
print(late.name)  # expect: support.pkg.late
from support.pkg.star import *
print(public, "_hidden" in globals(), "not_listed" in globals())  # expect: 1 False False
import sys
print(sys.modules["support.pkg.sub"] is sub, support.pkg.sub is sub)  # expect: True True
