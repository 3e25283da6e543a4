# isinstance, len, type, str and list.append lose their meaning midway.
def f(x): return isinstance(x, int), len("abc"), type(x), str(x), tuple([x])
for _ in range(200): f(1)
print(f(1))  # expect: (True, 3, <class 'int'>, '1', (1,))
isinstance = lambda *a: "i"
len = lambda *a: "l"
type = lambda *a: "t"
str = lambda *a: "s"
tuple = lambda *a: "p"
print(f(1))  # expect: ('i', 'l', 't', 's', 'p')
del isinstance, len, type, str, tuple
print(f(1))  # expect: (True, 3, <class 'int'>, '1', (1,))
class MyList(list):
    def append(self, x): super().append(x * 2)
def push(o, x): o.append(x)
plain, own = [], MyList()
for i in range(100): push(plain, i)
for i in range(100): push(own, i)
print(sum(plain), sum(own))  # expect: 4950 9900
