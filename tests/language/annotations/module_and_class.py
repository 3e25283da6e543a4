# Module annotations; conditional ones only when they were reached.
import sys
x: int = 1
y: "text"
if x:
    z: str
else:
    w: bytes
print(sys.modules["__main__"].__annotations__)  # expect: {'x': <class 'int'>, 'y': 'text', 'z': <class 'str'>}
del x
try:
    y
except NameError as e:
    print(e)
# expect: name 'y' is not defined
(p): int = 5
print(p, "p" in sys.modules["__main__"].__annotations__)  # expect: 5 False
