# An exception without text prints its name alone.
raise KeyError
# expect-error: KeyError
