# break, continue and return leave handlers cleanly.
import sys
def f():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            raise ValueError(i)
        except ValueError as e:
            out.append(e.args[0])
            if i == 2: continue
        out.append("end")
    return out, sys.exception()
print(f())  # expect: ([0, 'end', 2], None)
