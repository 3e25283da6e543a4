# Who asks an iterable for its length before iterating: lists do, tuples, sets and str.join do not.
class C:
    def __len__(self): return -1
    def __getitem__(self,i):
        if i>3: raise IndexError
        return i
class D:
    def __len__(self): print("len"); raise KeyError("x")
    def __iter__(self): return iter((1,2))
class E:
    def __length_hint__(self): print("hint"); return -5
    def __iter__(self): return self
    n=0
    def __next__(self):
        self.n+=1
        if self.n>3: raise StopIteration
        return self.n
def f(*a): return a
def t(g):
    for k in C,D,E:
        try: print(k.__name__, g(k()))
        except Exception as e: print(k.__name__, type(e).__name__, e)
t(tuple); t(list); t(lambda x:f(*x)); t(lambda x:[*x]); t(lambda x:(*x,)); t(set); t(lambda x: f(1,*x)); t(sorted); t(bytes); t(bytearray); t(lambda x: [].extend(x)); t(frozenset); t(''.join); t(lambda x: str.join('',x)); t(lambda x: dict.fromkeys(x)); t(lambda x:list(zip(x,x))); t(lambda x:list(map(str,x))); t(lambda x: list(enumerate(x)))
# expect: C (0, 1, 2, 3)
# expect: D (1, 2)
# expect: E (1, 2, 3)
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C (0, 1, 2, 3)
# expect: D (1, 2)
# expect: E (1, 2, 3)
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C {0, 1, 2, 3}
# expect: D {1, 2}
# expect: E {1, 2, 3}
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C bytearray(b'\x00\x01\x02\x03')
# expect: D bytearray(b'\x01\x02')
# expect: E bytearray(b'\x01\x02\x03')
# expect: C ValueError __len__() should return >= 0
# expect: len
# expect: D KeyError 'x'
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C frozenset({0, 1, 2, 3})
# expect: D frozenset({1, 2})
# expect: E frozenset({1, 2, 3})
# expect: C ValueError __len__() should return >= 0
# expect: D TypeError sequence item 0: expected str instance, int found
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C ValueError __len__() should return >= 0
# expect: D TypeError sequence item 0: expected str instance, int found
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
# expect: C {0: None, 1: None, 2: None, 3: None}
# expect: D {1: None, 2: None}
# expect: E {1: None, 2: None, 3: None}
# expect: C [(0, 0), (1, 1), (2, 2), (3, 3)]
# expect: D [(1, 1), (2, 2)]
# expect: E [(1, 2)]
# expect: C ['0', '1', '2', '3']
# expect: D ['1', '2']
# expect: E ['1', '2', '3']
# expect: C [(0, 0), (1, 1), (2, 2), (3, 3)]
# expect: D [(0, 1), (1, 2)]
# expect: E [(0, 1), (1, 2), (2, 3)]
def u(x):
    a,*b=x
    return b
t(u)
# expect: C ValueError __len__() should return >= 0
# expect: D [2]
# expect: hint
# expect: E ValueError __length_hint__() should return >= 0
