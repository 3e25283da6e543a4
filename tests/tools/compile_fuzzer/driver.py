"""Says for each case of a JSON file, a line each, what compile() makes of it; see fuzz.py."""

import ast
import hashlib
import json
import random
import sys
import warnings

VALUES = [None, 3, "x", "None", [], [None], "", b"b", (), ..., ast.Load(), ast.Store(), ast.Del(), -1, 1.5, True]


def parts(code):
    """A code object's parts, nested ones included, as something that can be hashed."""
    consts = [parts(c) if hasattr(c, "co_code") else shown(c) for c in code.co_consts]
    return repr((code.co_name, code.co_qualname, code.co_code, consts, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_flags,
                 code.co_stacksize, code.co_firstlineno, code.co_linetable, code.co_exceptiontable))


def shown(constant):
    return sorted(map(repr, constant)) if isinstance(constant, frozenset) else repr(constant)


def changed(text, seed):
    """The tree of a text with something in it replaced."""
    tree = ast.parse(text)
    generator = random.Random(seed)
    nodes = list(ast.walk(tree))
    for _ in range(generator.randint(1, 2)):
        node = generator.choice(nodes)
        names = node._fields + node._attributes
        if not names:
            continue
        name = generator.choice(names)
        kind = generator.randrange(5)
        if kind == 0:
            if hasattr(node, name):
                try:
                    delattr(node, name)
                except AttributeError:
                    pass
        elif kind == 1:
            setattr(node, name, generator.choice(VALUES))
        elif kind == 2:
            setattr(node, name, generator.choice(nodes))
        elif isinstance(getattr(node, name, None), list):
            items = getattr(node, name)
            if kind == 3 and items:
                items.pop(generator.randrange(len(items)))
            else:
                items.insert(generator.randrange(len(items) + 1), generator.choice([generator.choice(nodes), generator.choice(VALUES)]))
        else:
            setattr(node, name, generator.choice(nodes))
    return tree


def answer(case):
    messages = []
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            if case["kind"] == "tree":
                try:
                    tree = changed(case["text"], case["seed"])
                except SyntaxError:
                    return "no tree"
                code = compile(tree, "<case>", "exec")
            elif case["kind"] == "bytes":
                code = compile(case["text"].encode("latin-1"), "<case>", "exec")
            else:
                code = compile(case["text"], "<case>", case["kind"])
        messages = [(w.category.__name__, str(w.message), w.lineno) for w in caught]
    except Exception as error:
        text = ascii(error.args)
        return f"{type(error).__name__} {hide(text)} {messages}"
    return f"code {hashlib.sha1(parts(code).encode('utf-8', 'surrogatepass')).hexdigest()} {ascii(messages)}"


def hide(text):
    """Texts without addresses."""
    words = text.split(" at 0x")
    return words[0] + "".join(" at 0x" + word.lstrip("0123456789abcdefABCDEF") for word in words[1:])


sys.setrecursionlimit(20000)
with open(sys.argv[1], encoding="utf-8") as file:
    for case in json.load(file):
        print(answer(case).replace("\n", "\\n"), flush=True)
