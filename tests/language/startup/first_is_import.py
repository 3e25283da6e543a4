# An import statement is the first that needs anything of builtins (__import__), and what it gives is not yet looked at.
import sys as first

x = first
import builtins as second

y = second
print(x.argv[1:], x is first, y.len([1]))  # expect: [] True 1
