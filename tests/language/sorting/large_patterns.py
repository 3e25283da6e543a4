# Long lists of many shapes come out in order.
n = 5000
shapes = [list(range(n)), list(range(n))[::-1], [i % 7 for i in range(n)], [i ^ 0x155 for i in range(n)], [(i * 7919) % n for i in range(n)], [i // 100 for i in range(n)], [-i if i % 2 else i for i in range(n)]]
for s in shapes:
    t = sorted(s)
    print(all(a <= b for a, b in zip(t, t[1:])), sum(t) == sum(s), t[0], t[-1])
# expect: True True 0 4999
# expect: True True 0 4999
# expect: True True 0 6
# expect: True True 0 5119
# expect: True True 0 4999
# expect: True True 0 49
# expect: True True -4999 4998
