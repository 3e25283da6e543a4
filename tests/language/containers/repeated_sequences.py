"""Lists and tuples repeated any number of times, short and long units, in place, with objects that are seen to be the same."""


def check(unit, times):
    expected = []
    for _ in range(times):
        expected += unit
    unit = [*unit]
    tuples = tuple(unit) * times
    lists = unit * times
    back = times * unit
    own = [*unit]
    own *= times
    return lists == back == own == expected == list(tuples), len(lists), type(tuples).__name__


for length in (0, 1, 2, 3, 7, 100, 4095, 4096, 4097, 5000):
    for times in (-1, 0, 1, 2, 3, 5, 41):
        print(length, times, check(list(range(length)), times))
# expect: 0 -1 (True, 0, 'tuple')
# expect: 0 0 (True, 0, 'tuple')
# expect: 0 1 (True, 0, 'tuple')
# expect: 0 2 (True, 0, 'tuple')
# expect: 0 3 (True, 0, 'tuple')
# expect: 0 5 (True, 0, 'tuple')
# expect: 0 41 (True, 0, 'tuple')
# expect: 1 -1 (True, 0, 'tuple')
# expect: 1 0 (True, 0, 'tuple')
# expect: 1 1 (True, 1, 'tuple')
# expect: 1 2 (True, 2, 'tuple')
# expect: 1 3 (True, 3, 'tuple')
# expect: 1 5 (True, 5, 'tuple')
# expect: 1 41 (True, 41, 'tuple')
# expect: 2 -1 (True, 0, 'tuple')
# expect: 2 0 (True, 0, 'tuple')
# expect: 2 1 (True, 2, 'tuple')
# expect: 2 2 (True, 4, 'tuple')
# expect: 2 3 (True, 6, 'tuple')
# expect: 2 5 (True, 10, 'tuple')
# expect: 2 41 (True, 82, 'tuple')
# expect: 3 -1 (True, 0, 'tuple')
# expect: 3 0 (True, 0, 'tuple')
# expect: 3 1 (True, 3, 'tuple')
# expect: 3 2 (True, 6, 'tuple')
# expect: 3 3 (True, 9, 'tuple')
# expect: 3 5 (True, 15, 'tuple')
# expect: 3 41 (True, 123, 'tuple')
# expect: 7 -1 (True, 0, 'tuple')
# expect: 7 0 (True, 0, 'tuple')
# expect: 7 1 (True, 7, 'tuple')
# expect: 7 2 (True, 14, 'tuple')
# expect: 7 3 (True, 21, 'tuple')
# expect: 7 5 (True, 35, 'tuple')
# expect: 7 41 (True, 287, 'tuple')
# expect: 100 -1 (True, 0, 'tuple')
# expect: 100 0 (True, 0, 'tuple')
# expect: 100 1 (True, 100, 'tuple')
# expect: 100 2 (True, 200, 'tuple')
# expect: 100 3 (True, 300, 'tuple')
# expect: 100 5 (True, 500, 'tuple')
# expect: 100 41 (True, 4100, 'tuple')
# expect: 4095 -1 (True, 0, 'tuple')
# expect: 4095 0 (True, 0, 'tuple')
# expect: 4095 1 (True, 4095, 'tuple')
# expect: 4095 2 (True, 8190, 'tuple')
# expect: 4095 3 (True, 12285, 'tuple')
# expect: 4095 5 (True, 20475, 'tuple')
# expect: 4095 41 (True, 167895, 'tuple')
# expect: 4096 -1 (True, 0, 'tuple')
# expect: 4096 0 (True, 0, 'tuple')
# expect: 4096 1 (True, 4096, 'tuple')
# expect: 4096 2 (True, 8192, 'tuple')
# expect: 4096 3 (True, 12288, 'tuple')
# expect: 4096 5 (True, 20480, 'tuple')
# expect: 4096 41 (True, 167936, 'tuple')
# expect: 4097 -1 (True, 0, 'tuple')
# expect: 4097 0 (True, 0, 'tuple')
# expect: 4097 1 (True, 4097, 'tuple')
# expect: 4097 2 (True, 8194, 'tuple')
# expect: 4097 3 (True, 12291, 'tuple')
# expect: 4097 5 (True, 20485, 'tuple')
# expect: 4097 41 (True, 167977, 'tuple')
# expect: 5000 -1 (True, 0, 'tuple')
# expect: 5000 0 (True, 0, 'tuple')
# expect: 5000 1 (True, 5000, 'tuple')
# expect: 5000 2 (True, 10000, 'tuple')
# expect: 5000 3 (True, 15000, 'tuple')
# expect: 5000 5 (True, 25000, 'tuple')
# expect: 5000 41 (True, 205000, 'tuple')
print(check([None], 100_000), check([1, 2, 3], 50_000))  # expect: (True, 100000, 'tuple') (True, 150000, 'tuple')
inner = []
rows = [inner] * 1000
print(all(row is inner for row in rows))  # expect: True
rows = [inner, None] * 5000
print(sum(row is inner for row in rows), sum(row is None for row in rows))  # expect: 5000 5000
fresh = [object() for _ in range(3)] * 10000
print(len(set(map(id, fresh))), fresh[0] is fresh[3] is fresh[29997])  # expect: 3 True
