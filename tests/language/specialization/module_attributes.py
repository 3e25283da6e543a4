# Attributes of a module, hot and then changed.
import math
def f(): return math.floor(2.5), math.pi > 3
for _ in range(200): f()
real = math.floor
math.floor = lambda x: "patched"
print(f())  # expect: ('patched', True)
math.floor = real
print(f())  # expect: (2, True)
math.brand_new = 1
del math.brand_new
print(f())  # expect: (2, True)
