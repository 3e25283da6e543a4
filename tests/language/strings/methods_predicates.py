# isalpha and its like.
for s in ("abc", "a1", "12", "½", "²", " ", "", "Ab", "AB", "é", "变", "_x", "1x", "\t"):
    print(repr(s), s.isalpha(), s.isalnum(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())
# expect: 'abc' True True False False False False False True False True True True
# expect: 'a1' False True False False False False False True False True True True
# expect: '12' False True True True True False False False False False True True
# expect: '½' False True False False True False False False False False True False
# expect: '²' False True True False True False False False False False True False
# expect: ' ' False False False False False True False False False False True True
# expect: '' False False False False False False False False False False True True
# expect: 'Ab' True True False False False False False False True True True True
# expect: 'AB' True True False False False False True False False True True True
# expect: 'é' True True False False False False False True False True True False
# expect: '变' True True False False False False False False False True True False
# expect: '_x' False False False False False False False True False True True True
# expect: '1x' False True False False False False False True False False True True
# expect: '\t' False False False False False True False False False False False True
