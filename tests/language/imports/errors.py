import no_such_module  ### ModuleNotFoundError: No module named 'no_such_module'
---
import os.no_such  ### ModuleNotFoundError: No module named 'os.no_such'; 'os' is not a package
---
from math import no_such_name  ### ImportError: cannot import name 'no_such_name' from 'math' (unknown location)
---
from os.path.x import y  ### ModuleNotFoundError: No module named 'os.path.x'; 'os.path' is not a package
---
import support.broken  ### SyntaxError: '(' was never closed
---
import support.raises  ### ValueError: while importing
---
from . import x  ### ImportError: attempted relative import with no known parent package
---
from .. import x  ### ImportError: attempted relative import with no known parent package
---
import json.tool.x  ### ModuleNotFoundError: No module named 'json.tool.x'; 'json.tool' is not a package
---
__import__("")  ### ValueError: Empty module name
---
__import__(5)  ### TypeError: module name must be a string
---
import importlib
importlib.import_module(".x")  ### TypeError: the 'package' argument is required to perform a relative import for '.x'
---
from sys import no_such, path  ### ImportError: cannot import name 'no_such' from 'sys' (unknown location)
