# Recursive functions while they warm up, also with changing types.
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(18), fib(10.0), fib(True))  # expect: 2584 55.0 True
def total(x):
    if isinstance(x, list): return sum(total(y) for y in x)
    return x
print(total([1, [2, [3, 4.5]], [[[]]], 10 ** 20]))  # expect: 1e+20
def swap(n):
    global fast
    if n == 0: return "old"
    if n == 50: fast = lambda n: "replaced"
    return fast(n - 1)
fast = swap
for _ in range(3): print(swap(100))
# expect: replaced
# expect: replaced
# expect: replaced
