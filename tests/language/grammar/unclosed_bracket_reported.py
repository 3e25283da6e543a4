# The error points at the bracket that was never closed.
values = [1, 2
print(values)
# expect-error: SyntaxError: '[' was never closed
