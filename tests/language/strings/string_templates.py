# string.Template and string.Formatter.
from string import Formatter, Template, ascii_letters, capwords, digits, punctuation
print(Template("$a ${b}c $$").substitute(a=1, b=2), Template("$x $y").safe_substitute(x=1), capwords("a b  c"))  # expect: 1 2c $ 1 $y A B C
print(list(Formatter().parse("a{b!r:>{w}}c")), Formatter().format("{0}{x}", 1, x=2), digits, len(ascii_letters), punctuation)
# expect: [('a', 'b', '>{w}', 'r'), ('c', None, None, None)] 12 0123456789 52 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~
try:
    Template("$a").substitute()
except KeyError as error:
    print(error)
# expect: 'a'
