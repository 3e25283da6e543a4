# strip, justify, zfill, removeprefix, expandtabs.
print(repr("  x ".strip()), repr("xxaxx".strip("x")), repr("abcba".lstrip("ab")), repr("abcba".rstrip("ab")), repr("\u2003x\xa0".strip()))
# expect: 'x' 'a' 'cba' 'abc' 'x'
print(repr("x".center(4)), repr("x".center(5, "*")), repr("ab".ljust(4, ".")), repr("ab".rjust(4)), "-5".zfill(4), "+5".zfill(1), "a".zfill(3))
# expect: ' x  ' '**x**' 'ab..' '  ab' -005 +5 00a
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removesuffix(""), repr("a\tbc\td".expandtabs(4)), repr("\t".expandtabs(0)))
# expect: x x x 'a   bc  d' ''
