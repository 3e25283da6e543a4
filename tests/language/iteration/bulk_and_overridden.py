"""Lists and tuples are copied in one go only where nobody can see the iteration: subclasses with an __iter__ of their own are asked."""


class Loud(list):
    def __iter__(self):
        print("list asked")
        return iter(["from iter"])


class LoudTuple(tuple):
    def __iter__(self):
        print("tuple asked")
        return iter(["from iter"])


for loud in Loud([1, 2]), LoudTuple((1, 2)):
    print(list(loud), tuple(loud), sorted(loud), max(loud), [*loud], dict.fromkeys(loud))
    target = [0]
    target.extend(loud)
    target += loud
    print(target, list(zip(loud, loud)), list(enumerate(loud)))
# expect: list asked
# expect: list asked
# expect: list asked
# expect: list asked
# expect: list asked
# expect: list asked
# expect: ['from iter'] ('from iter',) ['from iter'] from iter ['from iter'] {'from iter': None}
# expect: list asked
# expect: list asked
# expect: list asked
# expect: list asked
# expect: list asked
# expect: [0, 'from iter', 'from iter'] [('from iter', 'from iter')] [(0, 'from iter')]
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: ['from iter'] ('from iter',) ['from iter'] from iter ['from iter'] {'from iter': None}
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: tuple asked
# expect: [0, 'from iter', 'from iter'] [('from iter', 'from iter')] [(0, 'from iter')]

own = [1, 2, 3]
own.extend(own)
own += own
print(own, list(own) is own, tuple(tuple(own)) == tuple(own))  # expect: [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3] False True

# An iterator sees what happens to its list meanwhile.
growing = [1, 2]
for item in enumerate(growing):
    if len(growing) < 5:
        growing.append(item[1] * 10)
print(growing)  # expect: [1, 2, 10, 20, 100]
shrinking = [1, 2, 3, 4]
pairs = zip(shrinking, iter(shrinking))
print(next(pairs))  # expect: (1, 1)
del shrinking[1:]
print(list(pairs), list(pairs))  # expect: [] []
shrinking.extend([5, 6, 7])
print(list(pairs))  # expect: []

# Numbering goes on beyond 64 bits.
for start in 2 ** 63 - 3, 2 ** 63 - 2, 2 ** 63 - 1, 2 ** 63, -2 ** 63 - 1, -2 ** 63:
    print([number - start for number, _ in enumerate("abcd", start)])
    counter = enumerate("abcd", start)
    next(counter), next(counter)
    print(counter.__reduce__()[1][1] - start)
# expect: [0, 1, 2, 3]
# expect: 2
# expect: [0, 1, 2, 3]
# expect: 2
# expect: [0, 1, 2, 3]
# expect: 2
# expect: [0, 1, 2, 3]
# expect: 2
# expect: [0, 1, 2, 3]
# expect: 2
# expect: [0, 1, 2, 3]
# expect: 2

# Keys that are equal without being the same, and hashes of all kinds.
print(len({1, 1.0, True, 2 ** 61, 2 ** 61 - 1, -1, -2}), {-1: "a", -2: "b"}[-2], hash(2 ** 61 - 1), hash(-1), hash(2 ** 61), hash(-2 ** 63))
# expect: 5 b 0 -2 1 -4
print(max(3, True, 3.0), min("b", "a"), max([1, 5, 3], key=lambda x: -x), max(1, 2, key=str), min((), default=7))  # expect: 3 a 1 2 7
print("é".encode(), "abc".encode("utf-8"), "abc".encode("UTF8"), "".encode(), "a\ud800".encode("utf-8", "replace"))
# expect: b'\xc3\xa9' b'abc' b'abc' b'' b'a?'
print(f"{''}{'a'}{''}", f"{'a'}{'é'}{'Ω'}", f"{'a'}{chr(0x1F600)}{'b'}", f"{''}{''}{''}" == "")  # expect: a aéΩ a😀b True
