# Instance attributes over class attributes, class attributes over the bases'.
class A:
    x = "A"
    y = "A.y"
class B(A):
    x = "B"
b = B()
print(b.x, b.y)  # expect: B A.y
b.x = "instance"
print(b.x, B.x, A.x)  # expect: instance B A
del b.x
print(b.x)  # expect: B
A.z = "late"
print(b.z)  # expect: late
try:
    b.missing
except AttributeError as error:
    print(error, error.name, error.obj is b)
# expect: 'B' object has no attribute 'missing' missing True
