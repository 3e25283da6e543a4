# Equal items keep their order, also in reverse.
data = [("b", 1), ("a", 1), ("c", 0), ("d", 1), ("e", 0)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True))
# expect: [('c', 0), ('e', 0), ('b', 1), ('a', 1), ('d', 1)] [('b', 1), ('a', 1), ('d', 1), ('c', 0), ('e', 0)]
