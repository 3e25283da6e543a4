# Complex arithmetic and its repr.
print(1 + 2j, -1j, 0j, complex(1, -0.0), complex("1+2j"), complex(" -1.5e3j "))  # expect: (1+2j) (-0-1j) 0j (1-0j) (1+2j) -1500j
print((1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), (1 + 2j) ** 2, abs(3 + 4j), (1 + 2j).conjugate())  # expect: (5+5j) (-0.5+1.5j) (-3+4j) 5.0 (1-2j)
print((1 + 2j).real, (1 + 2j).imag, 1j == 1j, 2 + 0j == 2, hash(2 + 0j) == hash(2))  # expect: 1.0 2.0 True True True
print(complex("nan"), complex("inf"), 1e300j * 1e300)  # expect: (nan+0j) (inf+0j) infj
try:
    1j < 2j
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'complex' and 'complex'
