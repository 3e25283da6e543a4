# & | ^ << >> warm with small ints, then with big ones, bools and sets.
def f(a, b): return a & b, a | b, a ^ b
def s(a, b): return a << b, a >> b
for a, b in ((12, 10), (2 ** 70, 2 ** 70 - 1), (True, False), ({1, 2}, {2, 3}), (-5, 3)):
    for _ in range(60): r = f(a, b)
    print(r)
# expect: (8, 14, 6)
# expect: (0, 2361183241434822606847, 2361183241434822606847)
# expect: (False, True, True)
# expect: ({2}, {1, 2, 3}, {1, 3})
# expect: (3, -5, -8)
for a, b in ((1, 5), (1, 100), (-8, 1), (2 ** 80, 70)):
    for _ in range(60): r = s(a, b)
    print(r)
# expect: (32, 0)
# expect: (1267650600228229401496703205376, 0)
# expect: (-16, -4)
# expect: (1427247692705959881058285969449495136382746624, 1024)
