# := in a comprehension binds in the containing function.
def f(data):
    result = [last := x for x in data if (big := x) > 1]
    return result, last, big
print(f([1, 2, 3]))  # expect: ([2, 3], 3, 3)
print(any((hit := n) > 3 for n in range(10)), hit)  # expect: True 4
total = 0
print([total := total + v for v in range(5)], total)  # expect: [0, 1, 3, 6, 10] 10
