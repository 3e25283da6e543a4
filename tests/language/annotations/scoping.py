# Annotations see class and function scopes.
def outer():
    local = int
    def f(a: local): pass
    class C:
        T = str
        x: T
        def m(self, a: T) -> local: pass
    return f, C
f, C = outer()
print(f.__annotations__, C.__annotations__, C.m.__annotations__)
# expect: {'a': <class 'int'>} {'x': <class 'str'>} {'a': <class 'str'>, 'return': <class 'int'>}
