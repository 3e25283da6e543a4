# A dict that changes size while it is iterated raises.
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as error:
    print(error)
# expect: dictionary changed size during iteration
d = {1: 1, 2: 2}
for k in d:
    d[k] = k * 10
print(d)  # expect: {1: 10, 2: 20}
try:
    for k in {1, 2} | set():
        pass
    s = {1}
    for x in s:
        s.add(x + 1)
except RuntimeError as error:
    print(error)
# expect: Set changed size during iteration
