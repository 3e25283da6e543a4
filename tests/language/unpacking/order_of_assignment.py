# Targets are assigned from left to right, after everything was unpacked.
class Log:
    def __setattr__(self, name, value): print("set", name, value)
    def __setitem__(self, key, value): print("item", key, value)
log = Log()
log.a, log[0], (log.b, *log.c) = 1, 2, (3, 4, 5)
# expect: set a 1
# expect: item 0 2
# expect: set b 3
# expect: set c [4, 5]
i = 0
data = [0, 0, 0]
i, data[i] = 1, 9
print(i, data)  # expect: 1 [0, 9, 0]
