# A class whose objects have attributes of ever other names: what they are kept in shows nowhere.
class Bag:
    kind = "class"


class Other:
    pass


def store(bag, number):
    bag.last = number
    return bag.last


def load(bag):
    return bag.kind


bags = []
for i in range(60):
    bag = Bag()
    setattr(bag, f"name{i}", i)
    bag.shared = i * 2
    bags.append(bag)
print(all(vars(bag) == {f"name{i}": i, "shared": i * 2} for i, bag in enumerate(bags)))  # expect: True
print([list(bag.__dict__) for bag in bags[18:23]])
# expect: [['name18', 'shared'], ['name19', 'shared'], ['name20', 'shared'], ['name21', 'shared'], ['name22', 'shared']]
print([store(bag, i) for i, bag in enumerate(bags)] == list(range(60)), {load(bag) for bag in bags})  # expect: True {'class'}
for i, bag in enumerate(bags):
    if i % 3 == 0:
        bag.kind = i
    if i % 4 == 0:
        delattr(bag, f"name{i}")
print(sum(bag.kind == i for i, bag in enumerate(bags)), [list(vars(bag)) for bag in (bags[0], bags[1], bags[40], bags[41])])
# expect: 20 [['shared', 'last', 'kind'], ['name1', 'shared', 'last'], ['shared', 'last'], ['name41', 'shared', 'last']]

# Objects of another class that become bags keep what they have, whatever its name.
for i in range(30):
    other = Other()
    other.first = i
    setattr(other, f"more{i}", i)
    other.__class__ = Bag
    if i in (0, 29):
        print(type(other).__name__, vars(other), other.kind)
    other.__class__ = Other
    if i in (0, 29):
        print(type(other).__name__, vars(other), hasattr(other, "kind"))
# expect: Bag {'first': 0, 'more0': 0} class
# expect: Other {'first': 0, 'more0': 0} False
# expect: Bag {'first': 29, 'more29': 29} class
# expect: Other {'first': 29, 'more29': 29} False

# Far more names than anybody writes.
for i in range(10000):
    bag = Bag()
    for j in range(i % 5):
        setattr(bag, f"n{i}_{j}", j)
    if list(vars(bag)) != [f"n{i}_{j}" for j in range(i % 5)]:
        print("lost", i)
print(store(bag, 1), vars(bag))  # expect: 1 {'n9999_0': 0, 'n9999_1': 1, 'n9999_2': 2, 'n9999_3': 3, 'last': 1}
