# deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap.
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple
d = deque([1, 2, 3], maxlen=3)
d.append(4); d.appendleft(0); d.rotate(1)
print(d, d[0], list(reversed(d)), d.pop(), d.popleft(), deque("ab") + deque("c"))  # expect: deque([0], maxlen=3) 3 [2, 0, 3] 2 3 deque(['a', 'b', 'c'])
c = Counter("banana")
print(c, c.most_common(1), c["z"], c + Counter(a=1), c - Counter(a=5), sorted(c.elements()), c.total())
# expect: Counter({'a': 3, 'n': 2, 'b': 1}) [('a', 3)] 0 Counter({'a': 4, 'n': 2, 'b': 1}) Counter({'n': 2, 'b': 1}) ['a', 'a', 'a', 'b', 'n', 'n'] 6
dd = defaultdict(list)
dd["a"].append(1)
print(dd, dd.default_factory)  # expect: defaultdict(<class 'list'>, {'a': [1]}) <class 'list'>
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, o.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))  # expect: OrderedDict({'a': 1}) ('b', 2) False
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p._replace(x=3), p._asdict(), P._fields, p == (1, 5), p.y)  # expect: P(x=1, y=5) P(x=3, y=5) {'x': 1, 'y': 5} ('x', 'y') True 5
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], UserDict(a=1))  # expect: 3 {'a': 1}
