# eval, exec and compile with namespaces and modes.
ns = {"a": 2}
print(eval("a * 3", ns), eval(" 1 + 1 "), eval(compile("a", "f", "eval"), ns), "__builtins__" in ns)  # expect: 6 2 2 True
exec("b = a + 1\ndef f(): return b", ns)
print(ns["b"], ns["f"]())  # expect: 3 3
local = {}
exec("x = 1; y = [x for _ in range(1)]", {}, local)
print(local)  # expect: {'x': 1, 'y': [1]}
exec(compile("1 + 1; 'shown'", "f", "single"))
# expect: 2
# expect: 'shown'
for source, mode in (("1 +", "eval"), ("x = 1", "eval"), ("1; 2", "nomode"), ("a\0b", "exec"), ("1\n2", "single")):
    try:
        compile(source, "<s>", mode)
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
# expect: SyntaxError invalid syntax (<s>, line 1)
# expect: SyntaxError invalid syntax (<s>, line 1)
# expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
# expect: SyntaxError source code string cannot contain null bytes
# expect: SyntaxError multiple statements found while compiling a single statement (<s>, line 1)
print(eval("__builtins__ is None", {"__builtins__": None}))  # expect: True
try:
    eval("len([])", {"__builtins__": {}})
except NameError as e:
    print(e)
# expect: name 'len' is not defined
