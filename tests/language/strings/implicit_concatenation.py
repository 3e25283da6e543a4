# Literals next to each other join, f-strings among them.
x = 1
print("a" f"{x}" "b" rf"\{x}" "c{x}")  # expect: a1b\1c{x}
print(("line one "
       f"line {x + 1} "
       "line three"))
# expect: line one line 2 line three
