# An instance attribute appears over a class attribute that was hot.
class C:
    x = "class"
c, d = C(), C()
def get(o): return o.x
for _ in range(200): get(c)
c.x = "instance"
print(get(c), get(d))  # expect: instance class
for _ in range(200): get(c)
del c.x
print(get(c))  # expect: class
C.x = "class again"
print(get(c), get(d))  # expect: class again class again
