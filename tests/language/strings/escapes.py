# Every escape sequence.
print(ascii("\a\b\f\n\r\t\v\\\'\"\0\x41\101\u00e9\U0001F600\N{SNOWMAN}"))  # expect: '\x07\x08\x0c\n\r\t\x0b\\\'"\x00AA\xe9\U0001f600\u2603'
print(len("\
"), len(r"\
"))
# expect: 0 2
print("a\
b")
# expect: ab
