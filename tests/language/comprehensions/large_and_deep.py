# Big results and many levels.
print(sum([i for i in range(20000)]), len({i: i for i in range(20000)}), len([0 for a in range(10) for b in range(10) for c in range(10) for d in range(10)]))
# expect: 199990000 20000 10000
print([[[[x for x in range(2)] for y in range(1)] for z in range(1)] for w in range(1)])  # expect: [[[[0, 1]]]]
