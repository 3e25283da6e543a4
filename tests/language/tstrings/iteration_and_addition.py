# Iteration skips empty strings; templates add up.
x = 1
print([type(p).__name__ for p in t"a{x}{x}b"], list(t""), [p for p in t"only"])  # expect: ['str', 'Interpolation', 'Interpolation', 'str'] [] ['only']
both = t"a{x}" + t"b{x}"
print(both.strings, both.values)  # expect: ('a', 'b', '') (1, 1)
for bad in (lambda: t"a" + "b", lambda: "b" + t"a", lambda: t"a" * 2, lambda: t"a" + 1):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: can only concatenate str (not "string.templatelib.Template") to str
# expect: unsupported operand type(s) for *: 'string.templatelib.Template' and 'int'
# expect: can only concatenate string.templatelib.Template (not "int") to string.templatelib.Template
print(t"a" == t"a", len(t"abc".strings), bool(t""))  # expect: False 1 True
