# __contains__, then __iter__, then __getitem__.
class A:
    def __contains__(self, x): return x
class B:
    def __iter__(self): return iter([1, 2])
class C:
    __contains__ = None
    def __iter__(self): return iter([1])
print(5 in A(), 0 in A(), "" in A(), 2 in B(), 3 in B(), 3 not in B())  # expect: True False False True False True
try:
    1 in C()
except TypeError as error:
    print(error)
# expect: 'C' object is not a container
