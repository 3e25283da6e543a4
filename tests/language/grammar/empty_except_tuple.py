# An empty tuple of exceptions catches nothing.
try:
    try:
        raise ValueError("through")
    except ():
        print("never")
except ValueError as error:
    print(error)
# expect: through
