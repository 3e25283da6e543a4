# Tuples in sorts, heaps and searches: items are compared for equality until two differ, then by "less than", with what they themselves say to it.
import bisect
import heapq

log = []


class Loud:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        log.append(f"{self.value}=={other.value}")
        return self.value == other.value

    def __lt__(self, other):
        log.append(f"{self.value}<{other.value}")
        return self.value < other.value

    def __repr__(self):
        return f"L{self.value}"


pairs = [(1, Loud(3)), (1, Loud(2)), (0, Loud(9)), (1, Loud(2))]
print(sorted(pairs))  # expect: [(0, L9), (1, L2), (1, L2), (1, L3)]
print(" ".join(log))  # expect: 2==3 2<3 2==3 2<3 2==2 2==3 2<3
log.clear()
heap = []
for pair in pairs:
    heapq.heappush(heap, pair)
print([heapq.heappop(heap) for _ in range(len(heap))])  # expect: [(0, L9), (1, L2), (1, L2), (1, L3)]
print(" ".join(log))  # expect: 2==3 2<3 2==3 2<3 2==2 3==2 3<2 3==2 3<2
log.clear()
print(bisect.bisect([(Loud(1),), (Loud(2),), (Loud(3),)], (Loud(2),)), " ".join(log))  # expect: 2 2==2 2==3 2<3
log.clear()
print(pairs[1] == pairs[3], (1, 2) == (1, 2, Loud(1)), (Loud(1),) == (Loud(1), 5), {pairs[0][0]: 1}, " ".join(log))  # expect: True False False {1: 1} 2==2 1==1
nan = float("nan")
print(sorted([(nan, 2), (nan, 1)]), sorted([(float("nan"), 2), (float("nan"), 1)]), (nan,) == (nan,), (float("nan"),) == (nan,))
# expect: [(nan, 1), (nan, 2)] [(nan, 2), (nan, 1)] True False
print(sorted([("b", 1), ("a", 2), ("a", 1), ("a",), ()]), sorted([(1.5, "x"), (1, "y"), (True, "a")]))
# expect: [(), ('a',), ('a', 1), ('a', 2), ('b', 1)] [(True, 'a'), (1, 'y'), (1.5, 'x')]
print(sorted([("\U0001F600",), ("\uffff",), ("a",)]) == [("a",), ("\uffff",), ("\U0001F600",)])  # expect: True


class Point(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)


print(sorted([Point((1,)), Point((2,))]), sorted([(Point((1,)), 0), (Point((2,)), 0)]))  # expect: [(2,), (1,)] [((2,), 0), ((1,), 0)]


class Bad:
    def __eq__(self, other):
        raise KeyError("eq")


for make in (lambda: sorted([(Bad(),), (Bad(),)]), lambda: sorted([(1, "a"), (1, 2)]), lambda: heapq.heapify([(1, None), (1, 1j)]), lambda: (Bad(),) == (Bad(),)):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
# expect: KeyError 'eq'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError '<' not supported between instances of 'NoneType' and 'complex'
# expect: KeyError 'eq'
deep = shallow = ()
for _ in range(1000000):
    deep, shallow = (deep,), (shallow,)
for make in (lambda: deep == shallow, lambda: sorted([deep, shallow]), lambda: deep < shallow):
    try:
        make()
    except RecursionError as error:
        print(type(error).__name__)
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
