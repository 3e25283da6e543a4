# heapq and bisect: results, how often and in which order they compare, misuse.
import heapq, bisect

class Item:
    log = []
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        Item.log.append((self.n, other.n))
        return self.n < other.n

def logged(function, *args):
    Item.log.clear()
    result = function(*args)
    print(function.__name__, getattr(result, 'n', result), Item.log)

heap = [Item(n) for n in (5, 2, 8, 1, 9, 3)]
logged(heapq.heapify, heap)  # expect: heapify None [(8, 3), (1, 9), (2, 1), (1, 3), (2, 9), (5, 2)]
logged(heapq.heappush, heap, Item(0))  # expect: heappush None [(0, 3), (0, 1)]
logged(heapq.heappop, heap)  # expect: heappop 0 [(2, 1), (3, 8), (3, 1)]
logged(heapq.heapreplace, heap, Item(4))  # expect: heapreplace 1 [(2, 3), (5, 9), (4, 5), (4, 2)]
logged(heapq.heappushpop, heap, Item(7))  # expect: heappushpop 2 [(2, 7), (4, 3), (7, 8), (7, 3)]
logged(heapq.heapify_max, heap)  # expect: heapify_max None [(8, 7), (9, 5), (9, 4), (8, 9), (4, 5), (5, 3)]
logged(heapq.heappop_max, heap)  # expect: heappop_max 9 [(8, 5), (8, 7)]
logged(heapq.heappush_max, heap, Item(6))  # expect: heappush_max None [(7, 6)]
items = [Item(n) for n in (1, 3, 3, 5)]
logged(bisect.bisect_left, items, Item(3))  # expect: bisect_left 1 [(3, 3), (3, 3), (1, 3)]
logged(bisect.bisect_right, items, Item(3))  # expect: bisect_right 3 [(3, 3), (3, 5)]
logged(bisect.insort, items, Item(4))  # expect: insort_right None [(4, 3), (4, 5)]
print([i.n for i in items], bisect.bisect([1, 2, 3], 9, key=lambda x: x * x))  # expect: [1, 3, 3, 4, 5] 3

class Growing(Item):
    def __lt__(self, other):
        grown.append(self)
        return True

grown = [Growing(1), Growing(2), Growing(3)]
for bad in (lambda: heapq.heapify(grown), lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: bisect.bisect([1], 2, -1),
            lambda: bisect.bisect([1], 'x'), lambda: bisect.bisect({}, 1), lambda: bisect.bisect([1], 1, 0, 'x')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
# expect: RuntimeError list changed size during iteration
# expect: IndexError index out of range
# expect: TypeError heappush() argument 1 must be list, not tuple
# expect: ValueError lo must be non-negative
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError dict is not a sequence
# expect: TypeError argument should be integer or None, not 'str'
