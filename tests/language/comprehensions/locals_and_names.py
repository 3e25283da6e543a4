# locals() in a comprehension sees its variable and, since 3.13, the function's.
def f():
    a = 1
    return [sorted(locals()) for i in range(1)]
print(f())  # expect: [['a', 'i']]
print([name for name in dir() if name == "name"])  # expect: []
print([__name__ for _ in range(1)])  # expect: ['__main__']
