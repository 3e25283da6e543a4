# collections.OrderedDict: moving to either end, taking from either end, order in comparisons, changes while iterating.
from collections import OrderedDict

od = OrderedDict.fromkeys('abcde')
od.move_to_end('b')
od.move_to_end('d', last=False)
print(list(od), list(reversed(od)))  # expect: ['d', 'a', 'c', 'e', 'b'] ['b', 'e', 'c', 'a', 'd']
print(od.popitem(), od.popitem(last=False), list(od))  # expect: ('b', None) ('d', None) ['a', 'c', 'e']
od['a'] = 1
od['new'] = 2
print(od, len(od), od == dict(od), od == OrderedDict(reversed(list(od.items()))))  # expect: OrderedDict({'a': 1, 'c': None, 'e': None, 'new': 2}) 4 True False
for i in range(200):
    od[i] = i
    od.move_to_end(i, last=i % 2 == 0)
    if len(od) > 20:
        od.popitem(last=i % 3 == 0)
print(list(od))  # expect: [82, 88, 94, 100, 106, 112, 118, 124, 130, 136, 142, 148, 154, 160, 166, 172, 178, 184, 190, 196]
print(list(od.items())[:3], list(reversed(od.values()))[:3], od.keys() & {1, 2, 3})  # expect: [(82, 82), (88, 88), (94, 94)] [196, 190, 184] set()
for change in (lambda: od.move_to_end(next(iter(od))), lambda: od.__setitem__('x', 1), lambda: od.pop('x'), od.clear):
    try:
        for i, key in enumerate(od):
            if i == 1:
                change()
    except RuntimeError as error:
        print(error)
# expect: OrderedDict mutated during iteration
# expect: OrderedDict mutated during iteration
# expect: OrderedDict mutated during iteration
# expect: OrderedDict mutated during iteration
for bad in (lambda: od.popitem(), lambda: od.move_to_end(1), lambda: od.pop(1), lambda: OrderedDict(1, 2), lambda: OrderedDict([(1,)])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
# expect: KeyError 'dictionary is empty'
# expect: KeyError 1
# expect: KeyError 1
# expect: TypeError expected at most 1 argument, got 2
# expect: ValueError need more than 1 value to unpack
print(od, OrderedDict(a=1) | {'b': 2}, type({'b': 2} | OrderedDict(a=1)).__name__)  # expect: OrderedDict() OrderedDict({'a': 1, 'b': 2}) OrderedDict
print(OrderedDict([(1, 2)]).__reduce__()[:4])  # expect: (<class 'collections.OrderedDict'>, (), None, None)

class Child(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)

child = Child(a=1)
child.update(b=2)
child.setdefault('c', 3)
print(child, child.copy(), type(child.copy()).__name__)  # expect: Child({'a': 2, 'b': 4, 'c': 6}) Child({'a': 4, 'b': 8, 'c': 12}) Child

queue = {i: None for i in range(3000)}
while len(queue) > 1:
    del queue[next(iter(queue))]
print(queue)  # expect: {2999: None}
