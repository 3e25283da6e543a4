# Bounds and constraints are lazy; PEP 696 gives defaults.
def f[T: undefined_bound, U: (int, str), V = undefined_default, *W = *tuple[int, ...], **X = [int]](): pass
T, U, V, W, X = f.__type_params__
print(U.__constraints__, X.__default__, T.has_default(), V.has_default())  # expect: (<class 'int'>, <class 'str'>) [<class 'int'>] False True
for get in (lambda: T.__bound__, lambda: V.__default__):
    try:
        get()
    except NameError as e:
        print(e)
# expect: name 'undefined_bound' is not defined
# expect: name 'undefined_default' is not defined
undefined_bound = int
print(T.__bound__, T.__covariant__, T.__infer_variance__)  # expect: <class 'int'> False True
