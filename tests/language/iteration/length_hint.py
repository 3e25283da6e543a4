# operator.length_hint and __length_hint__.
import operator
class H:
    def __length_hint__(self): return 7
print(operator.length_hint(H()), operator.length_hint(iter([1, 2])), operator.length_hint(5, 3) if False else operator.length_hint(object(), 3))  # expect: 7 2 3
class Bad:
    def __length_hint__(self): return -1
try:
    operator.length_hint(Bad())
except ValueError as e:
    print(e)
# expect: __length_hint__() should return >= 0
it = iter([1, 2, 3])
next(it)
print(it.__length_hint__())  # expect: 2
