# nan is not equal to itself, though containers look at identity first.
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], nan is nan)  # expect: False True False True True True
print(max(1, nan), max(nan, 1), min(nan, 1))  # expect: 1 nan nan
inf = float("inf")
print(inf > 10 ** 400, -inf < -10 ** 400, inf == inf, hash(inf), hash(-inf))  # expect: True True True 314159 -314159
