# A function that is called often enough to be specialized before its builtin was looked for.
def f(flag):
    if flag:
        return len([1])
    return 0


for i in (0, 0, 0, 1, 1, 1):
    x = f(i)
print(x, [f(1) for _ in range(3)])  # expect: 1 [1, 1, 1]
