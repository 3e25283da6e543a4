# Heaps and binary search.
import heapq, bisect
h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 2)
print([heapq.heappop(h) for _ in range(5)], heapq.nlargest(2, [4, 1, 7]), heapq.nsmallest(2, [4, 1, 7], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop([2, 3], 1))
# expect: [1, 2, 3, 5, 8] [7, 4] [7, 4] [1, 2, 3, 4] 1
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9), bisect.bisect([3, 2, 1], -2, key=lambda x: -x))  # expect: 3 1 4 2
bisect.insort(a, 4)
print(a)  # expect: [1, 3, 3, 4, 5]
