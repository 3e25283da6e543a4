# Mappings merged for a call: a key twice is found before a key that is no string.
def t(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def f(**k): print(k)
t(lambda: f(**{1:3}, **{2:3}))  # expect: TypeError keywords must be strings
t(lambda: f(**{1:3}, **{1:3}))  # expect: TypeError __main__.f() got multiple values for keyword argument '1'
t(lambda: f(**{1:3}, **{'a':3}))  # expect: TypeError keywords must be strings
t(lambda: f(**{'a':3}, **{1:3}))  # expect: TypeError keywords must be strings
t(lambda: f(**{'a':3}, **{'a':3}))  # expect: TypeError __main__.f() got multiple values for keyword argument 'a'
class M:
    def __init__(s, *k): s.k=k
    def keys(s): return s.k
    def __getitem__(s,k): return k
t(lambda: f(**{1:3}, **M(1)))  # expect: TypeError __main__.f() got multiple values for keyword argument '1'
t(lambda: f(**{1:3}, **M(1,1)))  # expect: TypeError __main__.f() got multiple values for keyword argument '1'
t(lambda: f(**M(1,1)))  # expect: TypeError __main__.f() got multiple values for keyword argument '1'
t(lambda: f(a=1, **M(1,'a')))  # expect: TypeError __main__.f() got multiple values for keyword argument 'a'
t(lambda: f(a=1, **M([])))  # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
t(lambda: f(**M([])))  # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
t(lambda: f(1, 2, a=1, **M(2)))  # expect: TypeError keywords must be strings
t(lambda: dict(**M(2)))  # expect: TypeError keywords must be strings
t(lambda: dict(a=1, **M(2)))  # expect: TypeError keywords must be strings
