# ** takes any string as a name where **kwargs receives it.
def f(**k): return k
print(f(**{"not an identifier": 1, "class": 2, "": 3}))  # expect: {'not an identifier': 1, 'class': 2, '': 3}
