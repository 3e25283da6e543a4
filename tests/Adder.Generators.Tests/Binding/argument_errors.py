"""Writes ArgumentErrors.txt: what CPython 3.14 says to calls of builtins with arguments of every kind.

    python3.14 argument_errors.py > ArgumentErrors.txt

Each line is a call and, after " -> ", the error, or "ok". BindingCallTests makes the same calls of fixtures with the same signatures.
"""
import builtins, itertools, math

TARGETS = {
    "list.append": [].append, "list.copy": [].copy, "list.insert": [].insert, "list.pop": [1].pop, "list.sort": [].sort,
    "list.index": [1].index, "str.split": "".split, "str.encode": "".encode, "str.replace": "".replace, "str.expandtabs": "".expandtabs,
    "str.isidentifier": "".isidentifier, "int.to_bytes": (1).to_bytes, "dict.fromkeys": dict.fromkeys, "dict.get": {}.get,
    "bytes.maketrans": bytes.maketrans,
    "math.sqrt": math.sqrt, "math.isclose": math.isclose, "math.gcd": math.gcd, "math.prod": math.prod, "math.comb": math.comb,
    "math.ulp": math.ulp,
    "tuple": tuple, "object": object, "reversed": reversed, "combinations": itertools.combinations, "pairwise": itertools.pairwise,
    "complex": complex,
} | {name: getattr(builtins, name) for name in ("len", "sum", "pow", "isinstance", "getattr", "exec", "compile", "print", "callable", "locals")}

MANY = ", ".join(f"{name}=1" for name in "abcdefghij")
CALLS = f"""
list.append() list.append(1) list.append(1, 2) list.append(x=1) list.append(1, x=1)
list.copy() list.copy(1) list.copy(x=1) list.copy(1, x=2)
list.insert() list.insert(1) list.insert(1, 2) list.insert(1, 2, 3) list.insert(x=1) list.insert(1, 2, x=1) list.insert('a', 1) list.insert(1.5, 1) list.insert({1 << 100}, 1) list.insert(None, 1)
list.pop() list.pop(1, 2) list.pop(x=1) list.pop('a') list.pop({1 << 64}) list.pop(False)
list.sort() list.sort(1) list.sort(1, 2, 3) list.sort(x=1) list.sort(key=None) list.sort(key=None, reverse=True) list.sort(key=None, x=1) list.sort(a=1, b=2, c=3) list.sort(1, key=2) list.sort(reverse='x')
list.index() list.index(1, 2, 3, 4) list.index(1, x=2)
str.split() str.split(None) str.split(None, None) str.split('a', 2) str.split('a', 1.5) str.split(1, 2, 3) str.split(1, 2, 3, x=1) str.split(sep='a', maxsplit=1) str.split(maxsplit='x') str.split(x=1) str.split('a', sep='a') str.split('a', 1, sep='a') str.split('a', x=1) str.split(a=1, b=2, c=3) str.split(spe=1)
str.encode() str.encode(1) str.encode('utf-8', 1) str.encode('utf-8', 'strict', 'x') str.encode(None) str.encode(encoding=1) str.encode(errors=1) str.encode('a', encoding='b') str.encode('a', errors='b', x=1) str.encode(1.5) str.encode(True)
str.replace() str.replace('a') str.replace('a', 'b') str.replace('a', 1) str.replace(1, 'a') str.replace('a', 'b', 'c') str.replace('a', 'b', 2) str.replace('a', 'b', count=2) str.replace('a', 'b', 2, count=3) str.replace('a', 'b', 2, 3, 4) str.replace('a', new='b') str.replace('a', 'b', old=1) str.replace('a', 'b', x=1) str.replace(x=1, y=2, z=3, w=4) str.replace(None, '')
str.expandtabs() str.expandtabs('a') str.expandtabs(tabsize='a') str.expandtabs({1 << 40}) str.expandtabs(1, 2) str.expandtabs(x=1)
str.isidentifier() str.isidentifier(1) str.isidentifier(x=1)
int.to_bytes() int.to_bytes(1) int.to_bytes('a') int.to_bytes(1, 1) int.to_bytes(1, 'big', True) int.to_bytes(1, 'big', signed=True) int.to_bytes(1, 'big', signed=1, x=2) int.to_bytes(a=1, b=2, c=3, d=4) int.to_bytes(1, 'big', 3, 4)
dict.fromkeys() dict.fromkeys(1, 2, 3) dict.fromkeys(x=1)
dict.get() dict.get(1) dict.get(1, 2) dict.get(1, 2, 3) dict.get(x=1)
bytes.maketrans(1) bytes.maketrans(1, 2, 3) bytes.maketrans(1, 2)
math.sqrt() math.sqrt(4) math.sqrt(2.5) math.sqrt('a') math.sqrt(1, 2) math.sqrt(x=1) math.sqrt(None) math.sqrt({1 << 2000})
math.isclose() math.isclose(1) math.isclose(1, 2) math.isclose(1, 2, 3) math.isclose(a=1) math.isclose(b=1) math.isclose(1, 2, rel_tol='a') math.isclose(1, 2, x=3) math.isclose(1, 2, rel_tol=1, abs_tol=2, x=3) math.isclose(1, b=2, c=3) math.isclose(1, a=2, b=3) math.isclose({MANY}) math.isclose('a', 'b')
math.gcd() math.gcd(4, 6) math.gcd(x=1)
math.prod() math.prod(1, 2) math.prod(x=1) math.prod(1, 2, 3) math.prod(start=1)
math.comb() math.comb(1) math.comb(5, 2) math.comb(1, 2, 3) math.comb('a', 1) math.comb(1.5, 2) math.comb({1 << 70}, 0) math.comb(n=1, k=1)
math.ulp() math.ulp('a')
len() len(1, 2) len(x=1)
sum() sum((1, 2)) sum(1, 2, 3) sum((), 1, start=2) sum(iterable=()) sum((), x=1) sum(iterable=(), start=1) sum(iterable=(), start=1, x=2) sum((), start=1)
pow() pow(1) pow(1, 2) pow(1, 2, 3, 4) pow(base=1) pow(exp=1) pow(1, exp=2, base=1) pow(1, 2, base=1) pow(1, 2, x=1) pow(base=2, exp=3, mod=5) pow(1, mod=2)
isinstance() isinstance(1) isinstance(1, 2, 3) isinstance(1, x=2)
getattr() getattr(1) getattr(1, 2, 3, 4) getattr(1, x=1)
exec() exec('', None, None, 1) exec(x=1) exec('', closure=None, x=2, y=3, z=4) exec('', closure=None, x=2)
compile() compile('') compile('', '') compile('', '', 1) compile('', '', 'eval', 1, 2, 3, 4) compile({MANY}) compile('', '', 'exec', x=1) compile('', '', 'exec', source='') compile('', '', None)
print(x=1) print(1, {MANY}) print(a=1)
callable() callable(1) callable(1, 2) callable(obj=1)
locals(1) locals(x=1)
tuple() tuple((1, 2)) tuple(1, 2) tuple(x=1) tuple((), x=1)
object() object(1)
reversed() reversed((), ()) reversed(x=1)
combinations() combinations(()) combinations((), 'a') combinations((), 1, 2) combinations((), x=1) combinations((), r=1) combinations(r=1) combinations(x=1, y=2, z=3)
pairwise() pairwise((), ()) pairwise(x=1)
complex(1, 2, 3) complex(x=1) complex(real=1, x=2)
"""


def calls():
    for line in CALLS.strip().splitlines():
        depth, start = 0, 0
        for at, char in enumerate(line):
            depth += (char == "(") - (char == ")")
            if char == ")" and depth == 0:
                yield line[start:at + 1].strip()
                start = at + 1


for call in calls():
    name, arguments = call.split("(", 1)
    positional, keywords = eval("(lambda *a, **k: (a, k))(" + arguments)
    try:
        if name != "print" or "x" in keywords or "a" in keywords:
            TARGETS[name](*positional, **keywords)
        outcome = "ok"
    except TypeError as error:
        outcome = f"TypeError: {error}"
    except OverflowError as error:
        outcome = f"OverflowError: {error}"
    except (LookupError, ValueError):
        outcome = "ok"
    print(call, "->", outcome)
