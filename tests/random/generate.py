"""Makes programs out of a seed: classes, functions and operands, then rounds of hot calls with changes of the ground in between.

A program is text of its own, which the seed alone decides.  What it prints depends on nothing but the language.
"""

import random

PRELUDE = '''
import builtins, re, types, zlib

def show(value, depth=0):
    kind = type(value)
    if kind in (int, float, bool, str, bytes, type(None), complex, range, slice):
        return repr(value)
    if depth > 3:
        return "..."
    if kind in (list, tuple):
        return kind.__name__ + "(" + ", ".join(show(item, depth + 1) for item in value) + ")"
    if kind in (set, frozenset):
        return kind.__name__ + "(" + ", ".join(in_order(show(item, depth + 1) for item in value)) + ")"
    if kind is dict:
        return "dict(" + ", ".join(show(key, depth + 1) + ": " + show(item, depth + 1) for key, item in value.items()) + ")"
    if isinstance(value, type):
        return "class " + value.__name__
    if kind in (types.FunctionType, types.BuiltinFunctionType, types.MethodType):
        return kind.__name__ + " " + value.__name__
    return kind.__name__ + " " + show(getattr(value, "__dict__", None), depth + 1)

in_order = sorted

def fits(case):
    """Whether nothing grows without end."""
    return not any(isinstance(item, list) and list.__len__(item) > 40 for item in case) and not (any(isinstance(item, int) and not -99 < item < 99 for item in case) and any(isinstance(item, (str, bytes, list, tuple)) for item in case))

def hot(label, site, cases):
    seen = []
    for case in filter(fits, cases):
        try:
            seen.append(show(site(*case)))
        except Exception as error:
            seen.append(type(error).__name__ + ": " + re.sub(" at 0x[0-9a-fA-F]+", "", str(error)))
    print(label, len(seen), zlib.crc32(chr(10).join(seen).encode()), *dict.fromkeys(seen[-3:]), sep=" | ")

def change(label, action):
    try:
        action()
    except Exception as error:
        print(label, type(error).__name__, error)

class Getter:
    def __init__(self, value): self.value = value
    def __get__(self, owner, kind): return "got", self.value, owner is None
class Holder(Getter):
    def __set__(self, owner, value): self.value = value
    def __delete__(self, owner): self.value = "deleted"
class Meta(type):
    mark = "meta"
'''.lstrip()

NAMES = ["a", "b", "c", "d"]
METHODS = ["m", "n"]
GLOBALS = ["g0", "g1", "len", "abs", "sorted"]
BINARY = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"]
COMPARISONS = ["<", "<=", "==", "!=", ">", ">="]
SPECIAL = ["__add__", "__radd__", "__mul__", "__sub__", "__iadd__", "__eq__", "__lt__", "__len__", "__bool__", "__getitem__", "__contains__", "__iter__", "__call__", "__getattr__", "__setitem__", "__hash__"]


class Program:
    """One program; every choice comes from the one generator of random numbers, in order."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = [PRELUDE]
        self.classes = []
        self.functions = {}
        self.objects = []

    def pick(self, *choices):
        return self.random.choice(choices)

    def number(self, most):
        return self.random.randrange(most)

    def simple(self):
        """An operand of a builtin type, as source text."""
        return self.pick(
            lambda: str(self.pick(0, 1, -1, 2, 3, 7, 255, 256, -5, 1 << 30, (1 << 30) - 1, -(1 << 31), (1 << 62) + 1, 1 << 63, 1 << 70)),
            lambda: str(self.number(12)),
            lambda: self.pick("0.0", "1.5", "-2.25", "3.0", "-0.0", "float('inf')", "float('nan')", "1e300"),
            lambda: self.pick("True", "False", "None"),
            lambda: repr(self.pick("", "a", "ab", "abc", "xyz", "\u00e4\u00f6", "\U0001f600b", "a" * 9)),
            lambda: self.pick("[]", "[1]", "[1, 2]", "[3, 1, 2]", "['a', 2.5, None]"),
            lambda: self.pick("()", "(1,)", "(1, 2)", "('a', 'b')", "(1, 2, 3)"),
            lambda: self.pick("{}", "{'a': 1}", "{1: 2, 0: 'z'}", "{1.5: []}"),
            lambda: self.pick("set()", "{1, 2}", "frozenset((2, 3))", "b''", "b'ab'", "range(3)", "slice(0, 2)", "slice(None)", "1j"),
        )()

    def operand(self):
        return self.pick(*self.objects) if self.objects and self.number(3) == 0 else self.simple()

    # ---- what there is

    def function(self, parameters, expression):
        """A lambda that may be anything's method."""
        return f"lambda {parameters}: {expression}"

    def special(self, name):
        body = self.pick("'{0}'", "('{0}', type(self).__name__)", "self", "NotImplemented", "1", "0").format(name)
        match name:
            case "__len__":
                return self.function("self", self.pick("0", "3", "-1", "'no'"))
            case "__bool__":
                return self.function("self", self.pick("True", "False", "1"))
            case "__hash__":
                return self.function("self", str(self.number(5)))
            case "__iter__":
                return self.function("self", self.pick("iter([1, 2])", "(x for x in (3, 4))", "iter('ab')", "self"))
            case "__getattr__":
                return self.function("self, name", self.pick("'dynamic ' + name", "len(name)", "super(type(self), self).__getattribute__(name)"))
            case "__call__":
                return self.function(self.pick("self, *args", "self, x=1", "self, x, y"), body)
            case "__setitem__":
                return self.function("self, key, value", "setattr(self, 'item', (key, value))")
        if name == "__getitem__":
            # Iteration by index has to end.
            body += " if not isinstance(other, int) or -4 < other < 4 else [][other]"
        return self.function("self, other", body)

    def attribute(self):
        """What may stand in a class under the name of an attribute."""
        return self.pick(
            self.simple, self.simple,
            lambda: "property(lambda self: ('property', type(self).__name__))",
            lambda: f"Getter({self.number(9)})",
            lambda: f"Holder({self.number(9)})",
            self.method,
        )()

    def method(self):
        return self.pick(
            "lambda self, *args: ('method', args)", "lambda self: self.__class__.__name__", "lambda self, x=5: (x, getattr(self, 'a', 'none'))",
            "staticmethod(lambda *args: ('static', args))", "classmethod(lambda cls, *args: (cls.__name__, args))", "len", "lambda self, x, y: [x, y]",
        )

    def make_class(self, number):
        bases = list(dict.fromkeys(self.pick(*self.classes) for _ in range(self.number(3)))) if self.classes else []
        bases = sorted(bases, reverse=True)
        if not bases and self.number(4) == 0:
            bases = [self.pick("int", "list", "dict", "str", "Exception", "float", "tuple")]
        name = f"C{number}"
        meta = ", metaclass=Meta" if self.number(6) == 0 else ""
        lines = [f"class {name}({', '.join(bases)}{meta}):" if bases else f"class {name}(object{meta}):"]
        if self.number(5) == 0 and not bases:
            lines.append(f"    __slots__ = ({', '.join(map(repr, self.random.sample(NAMES, 2)))},)")
        else:
            lines += [f"    {attribute} = {self.attribute()}" for attribute in NAMES if self.number(3) == 0]
        lines += [f"    {method} = {self.method()}" for method in METHODS if self.number(2)]
        lines += [f"    {special} = {self.special(special)}" for special in self.random.sample(SPECIAL, self.number(4))]
        if self.number(2) and not bases:
            lines.append(f"    def __init__(self, {self.pick('*args', 'x=1', 'x=1, *, y=2')}): self.{self.pick(*NAMES)} = 'init'")
        if bases and self.number(2):
            lines.append(f"    def {self.pick(*METHODS)}(self, *args): return ('super', super().{self.pick(*METHODS)}(*args))")
        lines.append("    pass")
        self.classes.append(name)
        self.lines.append("change('class', lambda: None)\ntry:\n" + "\n".join("    " + line for line in lines) + f"\nexcept TypeError as error:\n    print(error)\n    class {name}: pass\n")

    def make_object(self, number):
        kind = self.pick(*self.classes)
        self.lines.append(f"try: o{number} = {kind}()\nexcept Exception as error:\n    print(type(error).__name__, error)\n    o{number} = {kind}")
        self.objects.append(f"o{number}")

    def make_function(self, number):
        """A function of operands whose body has sites to specialize: its name and how many operands it takes."""
        attribute, other = self.pick(*NAMES), self.pick(*NAMES)
        method = self.pick(*METHODS)
        operator = self.pick(*BINARY)
        name = self.pick(*GLOBALS)
        parameters, body = self.pick(
            ("x, y", f"return x {operator} y"),
            ("x, y", f"x {operator}= y\nreturn x"),
            ("x, y", f"return x {self.pick(*COMPARISONS)} y"),
            ("x, y", f"if x {self.pick(*COMPARISONS)} y: return 'yes'\nreturn 'no'"),
            ("x, y", f"return (x {operator} y) {self.pick('+', '-', '*')} {self.pick('x', 'y', '2', '1.5')}"),
            ("x, y", f"z = x {self.pick('+', '-', '*')} 1\nreturn z {self.pick('+', '-', '*', '<', '==')} y"),
            ("x, y", "return x[y]"),
            ("x, y", "return x in y, x is y"),
            ("x, y", "return x[y:]" if self.number(2) else "return x[:y]"),
            ("x, y, z", "x = x.copy() if type(x) in (list, dict) else x\nx[y] = z\nreturn x"),
            ("x", "if x: return 'true'\nreturn 'false'"),
            ("x", "return not x, bool(x)"),
            ("x", "out = []\nfor item in x:\n    out.append(item)\n    if len(out) > 5: break\nreturn out"),
            ("x", "first, second = x\nreturn second, first"),
            ("x", f"return x.{attribute}"),
            ("x", f"return x.{attribute}, x.{other}"),
            ("x", f"return x.{method}()"),
            ("x, y", f"return x.{method}(y)"),
            ("x, y", f"return x.{method}(x=y)"),
            ("x, y", f"x.{attribute} = y\nreturn x.{attribute}"),
            ("x", f"del x.{attribute}"),
            ("x", "return x()"),
            ("x, y", "return x(y)"),
            ("x, y", "return x(*y)"),
            ("x, y", "return x(x=y)"),
            ("x", f"return {name}(x)" if name not in ("g0", "g1") else f"return {name}, x"),
            ("x", "return isinstance(x, (int, str)), x.__class__, type(x)"),
            ("x", f"return [item {self.pick('*', '+')} 2 for item in x]"),
            ("x", "return sum(item for item in x)"),
            ("x, y", "return f'{x}{y!r}' if type(x) in (int, float, str) and type(y) in (int, str) else None"),
            ("x, y", "return [pair for pair in zip(x, y)], [pair for pair in enumerate(x)]"),
            ("x", "match x:\n    case [first, *rest]: return 'sequence', rest\n    case {'a': found}: return 'mapping', found\n    case int() | str(): return 'simple'\nreturn 'else'"),
            ("x, y=3, *, k=4", "return x, y, k"),
        )
        if operator in ("**", "<<") and "y" in parameters:
            body = "y = y % 9 if type(y) is int else y\n" + body
        self.functions[f"f{number}"] = parameters.split(", *")[0].count(",") + 1
        self.lines.append(f"def f{number}({parameters}):\n" + "\n".join("    " + line for line in body.split("\n")))

    # ---- what happens

    def cases(self, count):
        """A list of argument tuples: one case all the time, two or a few in turn, or in any order."""
        pool = ["(" + ", ".join(self.operand() for _ in range(count)) + ",)" for _ in range(self.pick(1, 1, 2, 2, 3, 5))]
        times = self.pick(3, 8, 20, 60, 120)
        if self.number(3) == 0:
            order = [self.number(len(pool)) for _ in range(times)]
            return f"[({', '.join(f'lambda: {case}' for case in pool)},)[i]() for i in {order}]"
        return f"[{', '.join(pool)}] * {max(1, times // len(pool))}"

    def change(self):
        kind, instance = self.pick(*self.classes), self.pick(*self.objects)
        attribute, special = self.pick(*NAMES, *METHODS), self.pick(*SPECIAL)
        function, other = self.pick(*self.functions), self.pick(*self.functions)
        name = self.pick(*GLOBALS)
        return self.pick(
            lambda: f"{kind}.{attribute} = {self.attribute()}",
            lambda: f"{kind}.{self.pick(*METHODS)} = {self.method()}",
            lambda: f"del {kind}.{attribute}",
            lambda: f"{kind}.{special} = {self.special(special)}",
            lambda: f"del {kind}.{special}",
            lambda: f"{kind}.__bases__ = ({self.pick(*self.classes)},)",
            lambda: f"{instance}.__class__ = {kind}",
            lambda: f"{instance}.{attribute} = {self.operand()}",
            lambda: f"del {instance}.{attribute}",
            lambda: f"{instance}.__dict__[{attribute!r}] = {self.operand()}",
            lambda: f"{instance}.__dict__ = {{{attribute!r}: {self.operand()}, 'b': 2}}",
            lambda: f"vars({instance}).clear()",
            lambda: f"global {name}; {name} = {self.pick('g1', 'abs', 'str', repr('text'), '7', 'lambda *args: args')}",
            lambda: f"global {name}; del {name}",
            lambda: f"builtins.{name} = {self.pick('lambda x: (x,)', 'type', '11')}",
            lambda: f"{function}.__defaults__ = {self.pick('None', '(1,)', '(1, 2)')}",
            lambda: f"{function}.__kwdefaults__ = {self.pick('None', '{}', repr({'k': 9}))}",
            lambda: f"{function}.__code__ = {other}.__code__",
            lambda: f"Meta.{attribute} = {self.attribute()}",
            lambda: f"del Meta.{attribute}",
            lambda: f"Getter.__set__ = lambda self, owner, value: setattr(self, 'value', value)",
            lambda: f"del Getter.__set__",
            lambda: f"[setattr({kind}, {attribute!r}, i) for i in range({self.pick(3, 8)})]",
        )()

    def text(self):
        self.lines.append("g0, g1 = 1, 'one'\nkept = {name: getattr(builtins, name) for name in ('len', 'abs', 'sorted')}")
        for number in range(2 + self.number(4)):
            self.make_class(number)
        for number in range(2 + self.number(5)):
            self.make_object(number)
        for number in range(3 + self.number(5)):
            self.make_function(number)
        for round in range(4 + self.number(8)):
            for function, count in self.random.sample(sorted(self.functions.items()), min(3, len(self.functions))):
                self.lines.append(f"change({round}, lambda: hot('{round} {function}', {function}, {self.cases(count)}))")
            for _ in range(1 + self.number(2)):
                statement = self.change()
                declared, _, rest = statement.rpartition("; ")
                lines = [declared, rest] if declared else [rest]
                self.lines.append("def action():\n" + "\n".join("    " + line for line in lines) + f"\nchange({round}, action)")
        self.lines.append("for name, value in kept.items(): setattr(builtins, name, value)\nfor name in ('g0', 'g1'): vars(builtins).pop(name, None)\n")
        return "\n".join(self.lines)


def program(seed):
    """The program of a seed."""
    return Program(seed).text()
