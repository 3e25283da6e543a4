# breakpoint() sees what the program itself did to PYTHONBREAKPOINT.
import os

os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())  # expect: None
os.environ["PYTHONBREAKPOINT"] = "builtins.int"
print(breakpoint("12"))  # expect: 12
os.environ["PYTHONBREAKPOINT"] = "len"
print(breakpoint("four"))  # expect: 4
