# The adaptive merge sort compares as often as the reference does.
class K:
    count = 0
    __slots__ = ("n",)
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        K.count += 1
        return self.n < other.n
def counted(numbers):
    K.count = 0
    items = sorted(map(K, numbers))
    assert [k.n for k in items] == sorted(numbers)
    return K.count
seed, noise = 1, []
for _ in range(1000):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    noise.append(seed >> 8)
up = list(range(500))
print(counted(noise), counted(noise[:63]), counted(noise[:65]), counted(up + up), counted(up + up[::-1]), counted(up[:250] + noise[:250]), counted([1] * 300), counted(noise[:10] + up))
# expect: 8664 296 309 1999 1999 1948 299 788
