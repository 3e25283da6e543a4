# Exactness and errors of math.
import math
print(math.isqrt(10 ** 40), math.gcd(12, 18, 30), math.lcm(4, 6), math.comb(50, 25), math.perm(5, 2), math.factorial(20))
# expect: 100000000000000000000 6 12 126410606437752 20 2432902008176640000
print(math.fsum([0.1] * 10), math.hypot(3, 4), math.copysign(1, -0.0), math.prod([1, 2, 3]), math.dist((0, 0), (3, 4)))  # expect: 1.0 5.0 -1.0 6 5.0
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fmod(-7, 3), math.remainder(7, 4), math.log2(8), math.log(8, 2))
# expect: -2 -1 -1 -1.0 -1.0 3.0 3.0
print(math.isclose(1, 1 + 1e-10), math.inf, math.nan, math.ulp(1.0), math.nextafter(1.0, 2.0), math.cbrt(27.0))
# expect: True inf nan 2.220446049250313e-16 1.0000000000000002 3.0000000000000004
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.isqrt(-1)):
    try:
        call()
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError expected a nonnegative input, got -1.0
# expect: ValueError expected a positive input
# expect: ValueError factorial() not defined for negative values
# expect: OverflowError math range error
# expect: ValueError expected a number in range from -1 up to 1, got 2.0
# expect: ValueError isqrt() argument must be nonnegative
