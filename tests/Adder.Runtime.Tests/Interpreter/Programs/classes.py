class A:
    x = 1
    def __init__(self, v=0): self.v = v
    def m(self): return ('A.m', self.v)
    @property
    def p(self): return self.v * 2
    @p.setter
    def p(self, val): self.v = val
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(a): return a
    def __getitem__(self, i): return i * 10
    def __call__(self, *a): return a
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f'A({self.v})'
    def __len__(self): return self.v
    def __contains__(self, x): return x == self.v
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    def __radd__(self, o): return A(o + self.v)
    def __iadd__(self, o): self.v += o; return self
    def __lt__(self, o): return self.v < o.v
class B(A):
    def __init__(self, v, w): super().__init__(v); self.w = w
    def m(self): return ('B.m', super().m(), super(B, self).x, super().p)
    @classmethod
    def c(cls): return 'B' + super().c()
for _ in range(100):
    a = A(5); b = B(6, 7)
    r = (a.m(), b.m(), a.p, b.c(), A.c(), a.s(3), a[4], a(1, 2), a == A(5), a != b, hash(a), a, len(b), 5 in a, a + 1, 2 + a, a < b, bool(A(0)), b.w, A.x, b.x)
print(r)
a += 3; print(a); a.p = 9; print(a.v, a.__dict__, b.__dict__)
A.x = 50; print(b.x, a.x)
def poly(o): return o.v
class D:
    def __init__(self): self.q = 1; self.v = 'd'
class S:
    __slots__ = ('v', 'z')
    def __init__(self): self.v = 's'
for i in range(200):
    o = [A(1), D(), S()][i % 3]; last = poly(o)
print(last, poly(S()), poly(D()))
s = S()
try: s.z
except AttributeError as e: print(e)
try: s.nope = 1
except AttributeError as e: print(e)
s.z = 4; print(s.z); del s.z
try: s.z
except AttributeError as e: print(e)
def setx(o, v): o.newattr = v; o.newattr2 = v; return o.newattr
for i in range(50): print(setx(D(), i), end=' ')
print()
def getcls(o): return o.x
for i in range(30): getcls(a)
a.x = 'inst'; print(getcls(a), getcls(b)); del a.x; print(getcls(a))
def callm(o): return o.m()
for i in range(30): callm(a)
a.m = lambda: 'shadow'; print(callm(a)); del a.m; print(callm(a))
A.m = lambda self: 'patched'; print(callm(a))
class Meta(type):
    def __call__(cls, *a): print('meta call', a); return super().__call__(*a)
    def __new__(m, n, b, d, **kw): print('new', n, kw); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **kw): super().__init__(n, b, d)
    @property
    def mp(cls): return 'mp'
    y = 'metay'
class M(metaclass=Meta, opt=1):
    def __init__(self, k): self.k = k
print(M(3).k, M.mp, M.y)
def gm(c): return c.y
for i in range(20): gm(M)
M.y = 'own'; print(gm(M))
class Desc:
    def __get__(self, i, o): return ('get', i is None)
    def __set__(self, i, v): print('set', v)
class Host:
    d = Desc()
    def __getattr__(self, n): return 'ga:' + n
    def __setattr__(self, n, v): print('sa', n); object.__setattr__(self, n, v)
h = Host(); print(h.d, Host.d, h.zzz); h.d = 3; h.q = 5; print(h.q)
def ga(o): return o.zzz
for i in range(20): ga(h)
class GA:
    def __getattribute__(self, n): return 'gattr ' + n
def gx(o): return o.foo
for i in range(20): r = gx(GA())
print(r)
class Sub(A): pass
print(Sub(3).m(), Sub.__mro__, issubclass(Sub, A), isinstance(Sub(1), A))
class P:
    def __set_name__(self, o, n): print('set_name', n)
    def __init_subclass__(cls, **k): print('init_sub', cls.__name__, k)
class Q(P, z=1): at = P()
print(type('Dyn', (A,), {'k': 3})(8).k)
for i in range(100):
    try: A(1, 2, 3)
    except TypeError as e: m = e
print(m)
class NoInit: pass
try: NoInit(1)
except TypeError as e: print(e)
class BadInit:
    def __init__(self): return 5
for i in range(5):
    try: BadInit()
    except TypeError as e: print(e)
class Cnt:
    n = 0
    def inc(self): Cnt.n += 1; self.k = Cnt.n
c = Cnt()
for i in range(300): c.inc()
print(Cnt.n, c.k)
f = a.c; print(f(), a.__class__.__name__)
bm = A(7).__repr__; print(bm(), bm.__self__.v, bm.__name__)
x = [A(3), A(1), A(2)]; x.sort(); print(x)
class V:
    def __init__(self): self.a = 1
def big(o):
    for i in range(40): setattr(o, f'a{i}', i)
    return o.a35
for i in range(60): r = big(V())
print(r, len(V().__dict__))
v = V(); d = v.__dict__; d['zz'] = 3; print(v.zz); v.yy = 4; print(d)
def rd(o): return o.zz
for i in range(20): rd(v)
d['zz'] = 9; print(rd(v)); del d['zz']
try: rd(v)
except AttributeError as e: print(e)
v.__dict__ = {'zz': 'new'}; print(rd(v))
v.__class__ = D; print(type(v).__name__)
