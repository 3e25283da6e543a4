# __getitem__ until IndexError.
class S:
    def __getitem__(self, i):
        if i > 2: raise IndexError("done")
        return i * 10
print(list(S()), 20 in S(), [*S()], max(S()))  # expect: [0, 10, 20] True [0, 10, 20] 20
a, b, c = S()
print(a, b, c)  # expect: 0 10 20
it = iter(S())
print(next(it), it.__length_hint__() if hasattr(S, "__len__") else "no hint")  # expect: 0 no hint
