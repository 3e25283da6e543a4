# The first name that is looked for in builtins is one that nobody has; deleting and shadowing follow.
try:
    no_such_name
except NameError as error:
    print(error)
# expect: name 'no_such_name' is not defined

len = 3
print(len)  # expect: 3
del len
print(len([1, 2]))  # expect: 2
