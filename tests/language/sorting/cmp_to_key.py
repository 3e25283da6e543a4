# functools.cmp_to_key and operator's key makers.
from functools import cmp_to_key
from operator import attrgetter, itemgetter, methodcaller
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted(["bb", "a"], key=methodcaller("__len__")), sorted([{"k": 2}, {"k": 1}], key=itemgetter("k")), sorted([2j, 1j], key=attrgetter("imag")), itemgetter(1, 0)("ab"))
# expect: [3, 2, 1] ['a', 'bb'] [{'k': 1}, {'k': 2}] [1j, 2j] ('b', 'a')
