# The texts for attributes that a module has not: circular imports, and submodules on their way.
import sys, types
def show(module, name="thing"):
    try: getattr(module, name)
    except Exception as e: print(type(e).__name__, str(e))
    sys.modules["made"] = module
    try: exec("from made import " + name)
    except Exception as e: print(type(e).__name__, str(e))
def module(name, **spec):
    made = types.ModuleType(name)
    if spec: made.__spec__ = types.SimpleNamespace(**spec)
    return made
show(module("plain"))
# expect: AttributeError module 'plain' has no attribute 'thing'
# expect: ImportError cannot import name 'thing' from 'plain' (unknown location)
show(module("made", _initializing=True))
# expect: AttributeError partially initialized module 'made' has no attribute 'thing' (most likely due to a circular import)
# expect: ImportError cannot import name 'thing' from partially initialized module 'made' (most likely due to a circular import)
show(module("made", _initializing=True, has_location=True, origin="/elsewhere/made.py"))
# expect: AttributeError partially initialized module 'made' from '/elsewhere/made.py' has no attribute 'thing' (most likely due to a circular import)
# expect: ImportError cannot import name 'thing' from partially initialized module 'made' (most likely due to a circular import) (/elsewhere/made.py)
show(module("made", _initializing=True, has_location=False, origin="/elsewhere/made.py"))
# expect: AttributeError partially initialized module 'made' has no attribute 'thing' (most likely due to a circular import)
# expect: ImportError cannot import name 'thing' from partially initialized module 'made' (most likely due to a circular import)
show(module("made", _uninitialized_submodules=["thing"]))
# expect: AttributeError cannot access submodule 'thing' of module 'made' (most likely due to a circular import)
# expect: ImportError cannot import name 'thing' from 'made' (unknown location)
nameless = module("x"); del nameless.__name__
show(nameless)
# expect: AttributeError module has no attribute 'thing'
# expect: ImportError cannot import name 'thing' from '<unknown module name>' (unknown location)
sys.stdlib_module_names = None
