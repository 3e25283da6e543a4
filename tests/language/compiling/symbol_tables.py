# Symbol tables as module symtable shows them
import symtable


def show(table, indent=0):
    print(" " * indent + table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), table.is_optimized())
    for symbol in sorted(table.get_symbols(), key=lambda s: s.get_name()):
        flags = [name[3:] for name in sorted(dir(symbol)) if name.startswith("is_") and name != "is_namespace" and getattr(symbol, name)()]
        print(" " * indent + "  " + symbol.get_name(), *flags)
    for child in table.get_children():
        show(child, indent + 4)


show(symtable.symtable("""
import sys as system
limit: int = 3
def outer[T: int](a, *b, c=limit, **d) -> T:
    global counter
    x = y = 0
    def inner():
        nonlocal x
        x = a
        return [y + z for z in b if d]
    return (lambda: T, inner)
class C(Base, metaclass=Meta):
    __private = 1
    def m(self): return __class__, self.__private
    values = [k for k in ()]
type Alias[U] = list[U]
""", "program.py", "exec"))
# expect: module top 0 False False
# expect:   Alias assigned global local
# expect:   Base global referenced
# expect:   C assigned global local
# expect:   Meta global referenced
# expect:   __conditional_annotations__ global referenced
# expect:   counter declared_global global
# expect:   limit annotated assigned global local referenced
# expect:   outer assigned global local
# expect:   system global imported local
# expect:     annotation __annotate__ 3 False False
# expect:       .format local parameter referenced
# expect:       int global referenced
# expect:     type parameters outer 4 False False
# expect:       .defaults local parameter
# expect:       .kwdefaults local parameter
# expect:       T assigned local type_parameter
# expect:         type variable T 4 True False
# expect:           .format local parameter referenced
# expect:           int global referenced
# expect:         annotation __annotate__ 4 True False
# expect:           .format local parameter referenced
# expect:           T free referenced
# expect:         function outer 4 True True
# expect:           T free
# expect:           a local parameter
# expect:           b local parameter
# expect:           c local parameter
# expect:           counter declared_global global
# expect:           d local parameter
# expect:           inner assigned local referenced
# expect:           x assigned local
# expect:           y assigned local
# expect:             annotation __annotate__ 7 True False
# expect:               .format local parameter referenced
# expect:             function inner 7 True True
# expect:               a free referenced
# expect:               b free referenced
# expect:               d free referenced
# expect:               x assigned free nonlocal
# expect:               y free referenced
# expect:               z assigned comp_iter local referenced
# expect:             function lambda 11 True True
# expect:               T free referenced
# expect:     class C 12 False False
# expect:       _C__private assigned local
# expect:       k assigned comp_iter local referenced
# expect:       m assigned local
# expect:       values assigned local
# expect:         annotation __annotate__ 14 False False
# expect:           .format local parameter referenced
# expect:           __classdict__ free referenced
# expect:         function m 14 False True
# expect:           __class__ free referenced
# expect:           self local parameter referenced
# expect:     type parameters Alias 16 False False
# expect:       U assigned local type_parameter
# expect:         type alias Alias 16 True False
# expect:           .format local parameter referenced
# expect:           U free referenced
# expect:           list global referenced
for source, kind in ("nonlocal x", "exec"), ("x = 1", "eval"), ("x", "nothing"):
    try:
        symtable.symtable(source, "f", kind)
    except Exception as error:
        print(type(error).__name__, error)
# expect: SyntaxError nonlocal declaration not allowed at module level (f, line 1)
# expect: SyntaxError invalid syntax (f, line 1)
# expect: ValueError symtable() arg 3 must be 'exec' or 'eval' or 'single'
