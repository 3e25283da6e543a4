# A folder without __init__ is a namespace package.
import support.space.inside
print(support.space.__path__.__class__.__name__, support.space.inside.x, support.space.__file__)  # expect: _NamespacePath inside a namespace package None
