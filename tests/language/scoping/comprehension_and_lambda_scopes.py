# Lambdas and comprehensions nest scopes.
f = lambda x: [lambda: x + i for i in range(2)]
print([g() for g in f(10)])  # expect: [11, 11]
y = 1
print((lambda: [y for y in range(3)] + [y])())  # expect: [0, 1, 2, 1]
class C:
    a = [1]
    b = [(lambda: x)() for x in a]
    print(b)
# expect: [1]
