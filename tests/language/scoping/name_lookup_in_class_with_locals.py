# A class body looks in its namespace, then globals, then builtins.
name = "global"
class C:
    print(name)
    name = "class"
    print(name)
    del name
    print(name)
    len = lambda x: "class len"
    print(len([]))
# expect: global
# expect: class
# expect: global
# expect: class len
print(len([]))  # expect: 0
