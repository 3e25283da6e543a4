# aiter() and anext() with wrong arguments.
import asyncio
try:
    aiter(5)
except TypeError as e:
    print(e)
# expect: 'int' object is not an async iterable
try:
    anext(5)
except TypeError as e:
    print(e)
# expect: 'int' object is not an async iterator
class Odd:
    def __aiter__(self): return 5
try:
    aiter(Odd())
except TypeError as e:
    print(e)
# expect: aiter() returned not an async iterator of type 'int'
