# Every method of list.
a = [3, 1, 2]
a.append(4); a.extend("xy"); a.insert(0, 9); a.insert(-1, 8); a.insert(100, 7)
print(a, a.pop(), a.pop(0), a.index(2), a.count(1))  # expect: [3, 1, 2, 4, 'x', 8, 'y'] 7 9 2 1
a.remove("x")
a.reverse()
print(a, a.copy() == a, a.copy() is a)  # expect: ['y', 8, 4, 2, 1, 3] True False
a.clear()
print(a)  # expect: []
for call in (lambda: [].pop(), lambda: [1].pop(5), lambda: [].remove(1), lambda: [].index(1)):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: ValueError list.remove(x): x not in list
# expect: ValueError list.index(x): x not in list
