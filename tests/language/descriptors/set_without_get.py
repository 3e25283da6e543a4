# A descriptor with __set__ alone: reading goes to the instance dict.
class D:
    def __set__(self, obj, value): obj.__dict__["d"] = value * 2
class C:
    d = D()
c = C()
print(type(c.d).__name__)  # expect: D
c.d = 5
print(c.d)  # expect: 10
try:
    del c.d
except AttributeError as error:
    print(error)
# expect: __delete__
