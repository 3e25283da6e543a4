# A list iterator looks at the list as it is.
a = [1, 2, 3]
for x in a:
    if x < 3 and len(a) < 6:
        a.append(x * 10)
    print(x, end=" ")
# expect: 1 2 3 10 20
print()
a = [1, 2, 3, 4]
for x in a:
    a.remove(x)
print(a)  # expect: [2, 4]
