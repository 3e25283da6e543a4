# What a module knows about itself.
import support.pkg.sub as m, os
print(m.__name__, m.__package__, os.path.basename(m.__file__), m.__doc__, m.__spec__.name, m.__loader__.__class__.__name__, type(m).__name__)
# expect: support.pkg.sub support.pkg sub.py A submodule. support.pkg.sub SourceFileLoader module
print(os.path.basename(os.path.dirname(support.pkg.__path__[0])) if False else "path", m.__spec__.origin == m.__file__, m.__spec__.parent)
# expect: path True support.pkg
print(repr(m).startswith("<module 'support.pkg.sub' from "), __name__, __spec__, os.path.basename(__file__))  # expect: True __main__ None module_attributes.py
