# sum of complex numbers compensates from the first item on; dir asks a mapping for its keys; a class's doc is encodable.
values = [complex(1e16, 1), complex(1, 1e-17), complex(-1e16, -1)]
print(sum(values) == complex(sum(v.real for v in values), sum(v.imag for v in values)), sum(values))  # expect: True (1+1e-17j)
print(sum([1.0, complex(1, -0.0)]), sum([1, complex(1, -0.0)]), sum([1, 2.5, 3j, "x"[:0] and 1 or 2]))  # expect: (2-0j) (2-0j) (5.5+3j)
print(sum([[1], [2]], []), sum([1, 2**70, 0.5]))  # expect: [1, 2] 1.1805916207174113e+21


class Names(dict):
    def keys(self):
        return list("xyz")


print(eval("dir()", {}, Names(a=1)))  # expect: ['x', 'y', 'z']
try:
    type("A", (), {"__doc__": "x\udcdcy"})
except UnicodeEncodeError as error:
    print(error)
# expect: 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
print(memoryview(b"\0\2\0").cast("?") == memoryview(b"\0\4\0").cast("?"))  # expect: True
