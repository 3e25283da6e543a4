# += in a loop gives what join gives, and aliases keep their value.
s = ""
kept = []
for i in range(1000):
    s += str(i % 10)
    if i % 300 == 0:
        kept.append(s)
print(len(s), s[:12], [len(k) for k in kept], kept[1][-3:])  # expect: 1000 012345678901 [1, 301, 601, 901] 890
t = s
t += "x"
print(len(s), len(t))  # expect: 1000 1001
