# t"…" makes a Template of strings and interpolations.
name, n = "world", 5
t = t"hello {name!r:>10} and {n + 1}!"
print(type(t).__name__, t.strings, t.values, len(t.interpolations))  # expect: Template ('hello ', ' and ', '!') ('world', 6) 2
i = t.interpolations[0]
print(i.value, i.expression, i.conversion, i.format_spec, t.interpolations[1].expression, t.interpolations[1].conversion, repr(t.interpolations[1].format_spec))
# expect: world name r >10 n + 1 None ''
print(t)  # expect: Template(strings=('hello ', ' and ', '!'), interpolations=(Interpolation('world', 'name', 'r', '>10'), Interpolation(6, 'n + 1', None, '')))
