# Which quotes and escapes repr chooses.
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\x00\x7f\x85"))  # expect: "it's" 'say "hi"' 'both \' and "' '\n\t\\\x00\x7f\x85'
print(repr("é中😀"), ascii("é中😀"), repr("\ud800"), repr("\u200b\xa0\xad"))  # expect: 'é中😀' '\xe9\u4e2d\U0001f600' '\ud800' '\u200b\xa0\xad'
