sorted([1, "a"])  ### TypeError: '<' not supported between instances of 'str' and 'int'
---
[1, None].sort()  ### TypeError: '<' not supported between instances of 'NoneType' and 'int'
---
sorted([1j, 2j])  ### TypeError: '<' not supported between instances of 'complex' and 'complex'
---
[1, 2].sort(lambda x: x)  ### TypeError: sort() takes no positional arguments
---
sorted([1, 2], key=5)  ### TypeError: 'int' object is not callable
---
sorted(5)  ### TypeError: 'int' object is not iterable
---
def key(x): raise ValueError("in key")
sorted([1], key=key)  ### ValueError: in key
---
sorted([{}, {}])  ### TypeError: '<' not supported between instances of 'dict' and 'dict'
---
sorted(["a", b"b"])  ### TypeError: '<' not supported between instances of 'bytes' and 'str'
---
[].sort(nope=1)  ### TypeError: sort() got an unexpected keyword argument 'nope'
---
class K:
    def __lt__(self, other): raise KeyError("in lt")
sorted([K(), K()])  ### KeyError: 'in lt'
