"""A submodule."""
from . import value as from_parent
from .sibling import sibling_value
