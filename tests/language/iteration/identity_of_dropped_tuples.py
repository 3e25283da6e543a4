# Tuples that map(id, ...) alone has had are gone when the next is made, and their identity is free; all others keep theirs.
import itertools

def count(iterable): return len(set(map(id, iterable)))

print(count(zip("abc", "def")), count(enumerate("abc")), count(itertools.zip_longest("ab", "c")))  # expect: 1 1 1
print(count(itertools.combinations("abcd", 2)), count(itertools.permutations("abc")), count(itertools.product("ab", "cd")))  # expect: 1 1 1
print(count(list(zip("abc", "def"))), count([(1, 2), (3, 4)]))  # expect: 3 2
print(count((i, i) for i in range(5)))  # expect: 1
# Tuples that others have, too.
shared = (1, [])
kept = []
def keeps():
    for i in range(3):
        pair = (i, i)
        kept.append(pair)
        yield pair
print(count(keeps()), count(kept))  # expect: 3 3
def either():
    for i in range(4):
        yield shared if i % 2 else (i, i)
def other():
    for i in range(4):
        yield (i, i) if i % 2 else shared
before = id(shared)
for g in either, other:
    ids = list(map(id, g()))
    print(ids.count(before), id(shared) == before)
# expect: 2 True
# expect: 2 True
class Keeps(enumerate):
    def __next__(self):
        item = super().__next__()
        kept.append(item)
        return item
kept.clear()
print(count(Keeps("abc")), count(kept))  # expect: 3 3
class Same(zip): pass
print(count(Same("abc", "def")))  # expect: 1
def identity(x): return id(x)
pairs = [(1, 2)]
print(id(pairs[0]) in set(map(id, zip("abc", "def"))), list(map(id, pairs)) == [id(pairs[0])])  # expect: False True
