# Nothing here runs twice.
x = 1 + len("a")
print = None
