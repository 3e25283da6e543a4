# Raw forms, nesting, f-strings inside, debug form.
x = 1
print(rt"\n{x}".strings, Rt"\{x}".strings, T"{x}".values, t"{t"{x}"}".values[0].values, t"{f"{x}"}".values, t"{x=}".strings, t"{ x = !s:5}".strings, t"{{}}".strings)
# expect: ('\\n', '') ('\\', '') (1,) (1,) ('1',) ('x=', '') (' x = ', '') ('{}',)
print(t"{x:{x}{x}}".interpolations[0].format_spec, t"{
x}".interpolations[0].expression, t'''{x}
'''.strings)
# expect: 11
# expect: x ('', '\n')
