# The error for Python 2's print statement says what to do.
print "hello"
# expect-error: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
