def t(f, *a, **k):
    try: print(f(*a, **k))
    except TypeError as e: print("TypeError:", e)
def f0(): return 0
def f1(a): return a
def f2(a, b): return a, b
def f3(a, b, c, d): pass
def f4(a, b=1, c=2): return a, b, c
def f5(a, *, k, m=3): return a, k, m
def f6(a, /, b, *, c): return a, b, c
def f7(*args, **kw): return args, kw
def f8(a, b, /, **kw): return a, b, kw
def f9(*, x, y, z): return x
t(f0, 1); t(f0, 1, 2); t(f1); t(f1, 1, 2); t(f2, 1); t(f3); t(f3, 1); t(f4); t(f4, 1, 2, 3, 4); t(f4, 1, c=5)
t(f5, 1); t(f5, 1, k=2); t(f5, 1, 2); t(f5, 1, 2, k=3); t(f5, 1, k=1, z=2); t(f6, 1, 2, c=3); t(f6, a=1, b=2, c=3)
t(f6, 1, b=2, c=3, d=4); t(f7, 1, 2, x=3); t(f8, 1, 2, a=3, b=4); t(f8, a=1, b=2); t(f9); t(f9, x=1); t(f9, x=1, y=2)
t(f2, 1, a=2); t(f2, 1, 2, b=3); t(f1, **{'a': 5}); t(f1, *[7]); t(f1, alpha=3)
def bad(first_name, second): pass
t(bad, 1, firstname=2)
t(bad, frist_name=2, second=1)
class C:
    def m(self, x): return x
    @classmethod
    def c(cls, y): return y
    @staticmethod
    def s(z): return z
t(C().m); t(C().m, 1, 2); t(C.m, 1); t(C.c); t(C().s); t(C().c, 3); t(C().s, 4); t(C().m, 5)
try: f1(*5)
except TypeError as e: print(e)
try: f1(**5)
except TypeError as e: print(e)
try: f1(**{1: 2})
except TypeError as e: print(e)
try: f1(a=1, **{'a': 2})
except TypeError as e: print(e)
try: f7(**{'a': 1}, **{'a': 2})
except TypeError as e: print(e)
print(f7(*(1, 2), *[3], **{'x': 1}, y=2))
lam = lambda x, y=2: (x, y)
t(lam); t(lam, 1); print(lam.__name__, f6.__code__.co_varnames, f6.__code__.co_argcount)
def deflt(a, b=[]): b.append(a); return b
print(deflt(1), deflt(2)); print(deflt.__defaults__, f5.__kwdefaults__)
def many(a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,tt,u,v,w,x,y,z): return a+z
print(many(*range(26)))
