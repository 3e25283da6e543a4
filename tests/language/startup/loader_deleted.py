# What the program does to its own namespace stays, even where the start has not come to that name yet.
del __loader__
try:
    __loader__
except NameError as error:
    print(error)
print("__loader__" in globals())  # expect: False
