# A finder on sys.meta_path makes modules from nothing.
import importlib.abc, importlib.machinery, sys
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name == "made_of_nothing":
            return importlib.machinery.ModuleSpec(name, self, origin="nothing")
    def exec_module(self, module): module.answer = 42
sys.meta_path.append(Finder())
import made_of_nothing
print(made_of_nothing.answer, made_of_nothing)  # expect: 42 <module 'made_of_nothing' (nothing)>
