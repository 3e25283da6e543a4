# Storing in list, dict, bytearray and own classes.
class S:
    def __init__(self): self.log = []
    def __setitem__(self, k, v): self.log.append((k, v))
def put(o, k, v): o[k] = v
s, l, d, b = S(), [0, 0], {}, bytearray(3)
for i in range(150):
    put(l, 1, i); put(d, i % 3, i); put(b, 2, i); put(s, i, 0)
put(l, -1, "end")
print(l, d, b, len(s.log))  # expect: [0, 'end'] {0: 147, 1: 148, 2: 149} bytearray(b'\x00\x00\x95') 150
for o, k in ((l, 9), ((1,), 0), (b, 0)):
    try:
        put(o, k, 300)
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: IndexError list assignment index out of range
# expect: TypeError 'tuple' object does not support item assignment
# expect: ValueError byte must be in range(0, 256)
