# The variable of a comprehension does not leak; the first iterable is evaluated outside.
x = "outer"
print([x for x in range(2)], x)  # expect: [0, 1] outer
class C:
    items = [1, 2]
    n = 3
    doubled = [i * 2 for i in items]
    try:
        bad = [i * n for i in items]
    except NameError as error:
        print(error)
# expect: name 'n' is not defined
print(C.doubled)  # expect: [2, 4]
