# split, rsplit, splitlines, partition.
print("a  b c ".split(), "a  b".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
# expect: ['a', 'b', 'c'] ['a', '', 'b'] ['a', 'b,c'] ['a,b', 'c'] [] ['']
print(" a b c ".split(None, 1), " a b c ".rsplit(None, 1))  # expect: ['a', 'b c '] [' a b', 'c']
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines())
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] ['a\n', '\n', 'b\n'] []
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
# expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '') ('', '', 'kv')
try:
    "a".split("")
except ValueError as error:
    print(error)
# expect: empty separator
