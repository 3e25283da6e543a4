# Folded expressions have the value that evaluation would have.
print(1 / 3 * 3, 2 ** 100 % 7, "ab" * 3, (1, 2) + (3,), -0.0, 1j * 1j)  # expect: 1.0 2 ababab (1, 2, 3) -0.0 (-1+0j)
print(5 / 9, 7 // -2, 7 % -2, ~0, not 0, 1 << 70)  # expect: 0.5555555555555556 -4 -1 -1 True 1180591620717411303424
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
# expect: division by zero
print("a" "b" + "c", b"x" * 2, (1, 2, 3)[1], "abc"[-1])  # expect: abc b'xx' 2 c
