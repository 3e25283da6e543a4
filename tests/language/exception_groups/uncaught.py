# The end of a program by a group.
raise ExceptionGroup("at the end", [ValueError("inside")])
# expect-error:     +------------------------------------
