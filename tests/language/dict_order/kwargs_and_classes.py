# **kwargs, class bodies and instance dicts keep their order too.
def f(**k): return list(k)
print(f(z=1, a=2, m=3), f(**{"b": 1, "a": 2}, c=3))  # expect: ['z', 'a', 'm'] ['b', 'a', 'c']
class C:
    z = 1
    a = 2
    def m(self): pass
print([k for k in C.__dict__ if not k.startswith("__")])  # expect: ['z', 'a', 'm']
c = C()
c.q = c.b = c.d = 0
del c.b
c.b = 1
print(list(vars(c)), [k for k in globals() if len(k) == 1])  # expect: ['q', 'd', 'b'] ['f', 'C', 'c']
