# Comprehensions in a class body see globals and the class variable of the first iterable.
y = 10
class C:
    y = 20
    z = [y for _ in range(1)]
    w = list(y for _ in range(1))
    v = [a for a in [y]]
print(C.z, C.w, C.v)  # expect: [10] [10] [20]
