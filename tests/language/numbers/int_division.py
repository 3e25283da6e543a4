# // and % round towards minus infinity; divmod agrees.
for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2)]:
    print(a // b, a % b, divmod(a, b), a / b)
# expect: 3 1 (3, 1) 3.5
# expect: -4 1 (-4, 1) -3.5
# expect: -4 -1 (-4, -1) -3.5
# expect: 3 -1 (3, -1) 3.5
print(-1 // 10**30, -1 % 10**30, 10**40 // -3, 10**40 % -7)  # expect: -1 999999999999999999999999999999 -3333333333333333333333333333333333333334 -3
