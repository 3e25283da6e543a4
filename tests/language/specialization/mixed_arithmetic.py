# Int with float on both sides, all operators, warm.
def f(a, b): return a + b, a - b, a * b, a / b, a // b, a % b
for a, b in ((6, 4), (6, 4.0), (6.0, 4), (6.0, 4.0), (2 ** 70, 4.0), (7, -2), (True, 2)):
    for _ in range(60): r = f(a, b)
    print(r)
# expect: (10, 2, 24, 1.5, 1, 2)
# expect: (10.0, 2.0, 24.0, 1.5, 1.0, 2.0)
# expect: (10.0, 2.0, 24.0, 1.5, 1.0, 2.0)
# expect: (10.0, 2.0, 24.0, 1.5, 1.0, 2.0)
# expect: (1.1805916207174113e+21, 1.1805916207174113e+21, 4.722366482869645e+21, 2.9514790517935283e+20, 2.9514790517935283e+20, 0.0)
# expect: (5, 9, -14, -3.5, -4, -1)
# expect: (3, -1, 2, 0.5, 0, 1)
try:
    for b in [1] * 60 + [0]: f(1, b)
except ZeroDivisionError as e:
    print(e)
# expect: division by zero
