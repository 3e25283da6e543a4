# A class statement is the first that needs anything of builtins (__build_class__).
class C:
    x = 1


print(C.x)  # expect: 1
