# Backslashes and brackets join lines.
total = 1 + \
    2 + \
    3
print(total)  # expect: 6
values = [
    1,  # a comment inside

    2,
]
print(values)  # expect: [1, 2]
text = ("one "
        "two")
print(text)  # expect: one two
