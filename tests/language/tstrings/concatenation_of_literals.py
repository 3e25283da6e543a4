# Neighbouring t-strings join into one template.
a, b = 1, 2
t = t"x{a}" t"y{b}" rt"\z"
print(t.strings, t.values)  # expect: ('x', 'y', '\\z') (1, 2)
print((t"{a}"
       t"{b}").strings)
# expect: ('', '', '')
