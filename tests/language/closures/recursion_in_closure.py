# An inner function can call itself through its cell.
def outer(n):
    def fact(k): return 1 if k <= 1 else k * fact(k - 1)
    return fact(n)
print(outer(20))  # expect: 2432902008176640000
def even_odd(n):
    even = lambda k: True if k == 0 else odd(k - 1)
    odd = lambda k: False if k == 0 else even(k - 1)
    return even(n)
print(even_odd(10), even_odd(7))  # expect: True False
