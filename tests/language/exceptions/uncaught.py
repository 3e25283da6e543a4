# An uncaught exception ends the program with exit code 1.
print("before")  # expect: before
raise ValueError("the end")
# expect-error: ValueError: the end
