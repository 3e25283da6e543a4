# input at the end of the file raises EOFError.
try:
    input("prompt>")
except EOFError as e:
    print()
    print(e)
# expect: prompt>
# expect: EOF when reading a line
