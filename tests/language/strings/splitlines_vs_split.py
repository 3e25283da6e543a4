# splitlines knows more ends of lines than split("\n") and drops the last empty one.
text = "a\r\nb\x0bc\n"
print(text.splitlines(), text.split("\n"), text.splitlines(keepends=True))  # expect: ['a', 'b', 'c'] ['a\r', 'b\x0bc', ''] ['a\r\n', 'b\x0b', 'c\n']
