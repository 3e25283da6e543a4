# := binds in the containing scope and gives the value.
if (n := len("hello")) > 3:
    print(n)
# expect: 5
values = [y := 1, y ** 2, y + 2]
print(values, y)  # expect: [1, 1, 3] 1
data = [(x, half) for x in range(6) if (half := x // 2) > 1]
print(data, half)  # expect: [(4, 2), (5, 2)] 2
while (n := n - 1) > 2:
    print(n)
# expect: 4
# expect: 3
print(f"{(z := 3)}", z)  # expect: 3 3
