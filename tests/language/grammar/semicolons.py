# Several small statements may share a line.
a = 1; b = 2; print(a + b)  # expect: 3
if a: print("yes"); print("again")
# expect: yes
# expect: again
for i in range(2): x = i; print(x)
# expect: 0
# expect: 1
