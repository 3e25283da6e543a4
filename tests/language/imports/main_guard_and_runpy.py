# runpy runs a module or a path under a name.
import runpy, os
ns = runpy.run_module("support.runnable", run_name="__main__")
print(ns["as_main"])  # expect: __main__
here = os.path.dirname(__file__)
print(runpy.run_path(os.path.join(here, "support", "runnable.py"))["as_main"])  # expect: <run_path>
