# Targets of a chained assignment are assigned from left to right.
log = []
class Target:
    def __setattr__(self, name, value):
        log.append((name, value))
t = Target()
t.first = t.second = x = 5
print(log, x)  # expect: [('first', 5), ('second', 5)] 5
i = 0
values = [0, 0, 0]
i = values[i] = 2
print(values)  # expect: [0, 0, 2]
