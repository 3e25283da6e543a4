# The namespace of builtins is given away in many ways, complete in all of them.
space = {}
exec("x = 1", space)
print("exit" in space["__builtins__"], "open" in space["__builtins__"])  # expect: True True
print("exit" in __builtins__.__dict__, "exit" in dir(__builtins__), hasattr(__builtins__, "exit"))  # expect: True True True


def function():
    pass


print("exit" in function.__builtins__)  # expect: True
__builtins__.exit = "another"
print(exit)  # expect: another
