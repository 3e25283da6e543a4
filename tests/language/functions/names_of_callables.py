# How the message about an argument that cannot be iterated over names the callable.
class C:
    __qualname__="zz"
    def __call__(self,*a): pass
def t(f):
    try: f(*5)
    except TypeError as e: print(e)
c=C()
c.__qualname__=12; t(c)  # expect: __main__.12() argument after * must be an iterable, not int
c.__module__=None; t(c)  # expect: 12() argument after * must be an iterable, not int
c.__module__="builtins"; t(c)  # expect: 12() argument after * must be an iterable, not int
c.__module__=3; t(c)  # expect: 3.12() argument after * must be an iterable, not int
c.__qualname__=""; t(c)  # expect: 3.() argument after * must be an iterable, not int
C.__qualname__="dyn"; t(C); t(c)
# expect: __main__.dyn() argument after * must be an iterable, not int
# expect: 3.() argument after * must be an iterable, not int
class D:
    def __call__(self,*a): pass
    def __str__(self): return "str of D"
t(D())  # expect: str of D argument after * must be an iterable, not int
d=D(); d.__qualname__=None; t(d)  # expect: __main__.None() argument after * must be an iterable, not int
t("abc"); t(len); t([].append); t(D().__call__)
# expect: abc argument after * must be an iterable, not int
# expect: len() argument after * must be an iterable, not int
# expect: list.append() argument after * must be an iterable, not int
# expect: __main__.D.__call__() argument after * must be an iterable, not int
