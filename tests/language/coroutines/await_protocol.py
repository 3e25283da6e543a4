# __await__ gives the iterator that await drives.
class A:
    def __await__(self):
        got = yield "question"
        return got + "!"
async def f(): return await A()
c = f()
print(c.send(None))  # expect: question
try:
    c.send("answer")
except StopIteration as e:
    print(e.value)
# expect: answer!
class Bad:
    def __await__(self): return 5
async def g(x): await x
for x in (Bad(), 5, None, [1]):
    try:
        g(x).send(None)
    except TypeError as e:
        print(e)
# expect: __await__() returned non-iterator of type 'int'
# expect: 'int' object can't be awaited
# expect: 'NoneType' object can't be awaited
# expect: 'list' object can't be awaited
