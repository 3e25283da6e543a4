# __delete__ alone makes a data descriptor.
class D:
    def __get__(self, obj, owner): return "got"
    def __delete__(self, obj): print("deleted")
class C: d = D()
c = C()
del c.d  # expect: deleted
try:
    c.d = 1
except AttributeError as error:
    print(error)
# expect: __set__
