# A data descriptor beats the instance dict; a non-data one loses to it.
class Data:
    def __get__(self, obj, owner): return "data"
    def __set__(self, obj, value): print("set", value)
class NonData:
    def __get__(self, obj, owner): return "nondata"
class C:
    d = Data()
    n = NonData()
c = C()
c.__dict__.update(d=1, n=2)
print(c.d, c.n, C.d, C.n)  # expect: data 2 data nondata
c.d = 5  # expect: set 5
c.n = 6
print(c.__dict__)  # expect: {'d': 1, 'n': 6}
