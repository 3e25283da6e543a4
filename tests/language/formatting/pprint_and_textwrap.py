# pprint and textwrap.
import pprint, textwrap
pprint.pprint({"key": list(range(30)), "other": {"nested": ("tuple", 1.5)}}, width=40)
# expect: {'key': [0,
# expect:          1,
# expect:          2,
# expect:          3,
# expect:          4,
# expect:          5,
# expect:          6,
# expect:          7,
# expect:          8,
# expect:          9,
# expect:          10,
# expect:          11,
# expect:          12,
# expect:          13,
# expect:          14,
# expect:          15,
# expect:          16,
# expect:          17,
# expect:          18,
# expect:          19,
# expect:          20,
# expect:          21,
# expect:          22,
# expect:          23,
# expect:          24,
# expect:          25,
# expect:          26,
# expect:          27,
# expect:          28,
# expect:          29],
# expect:  'other': {'nested': ('tuple', 1.5)}}
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20))
# expect: the quick brown fox
# expect: jumps over the lazy
# expect: dog
print(repr(textwrap.dedent("  a\n    b\n")), textwrap.shorten("hello big world", 10), repr(textwrap.indent("a\nb", "> ")))  # expect: 'a\n  b\n' [...] '> a\n> b'
