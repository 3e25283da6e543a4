a, b = [1]  ### ValueError: not enough values to unpack (expected 2, got 1)
---
a, b = [1, 2, 3]  ### ValueError: too many values to unpack (expected 2, got 3)
---
a, *b, c = [1]  ### ValueError: not enough values to unpack (expected at least 2, got 1)
---
a, b = 5  ### TypeError: cannot unpack non-iterable int object
---
a, b = None  ### TypeError: cannot unpack non-iterable NoneType object
---
*a, *b = x  ### SyntaxError: multiple starred expressions in assignment
---
*a = 1  ### SyntaxError: starred assignment target must be in a list or tuple
---
a, b = {1}  ### ValueError: not enough values to unpack (expected 2, got 1)
---
(a, b), c = 1, 2  ### TypeError: cannot unpack non-iterable int object
---
print(*5)  ### TypeError: print() argument after * must be an iterable, not int
---
print(**5)  ### TypeError: print() argument after ** must be a mapping, not int
---
[*5]  ### TypeError: Value after * must be an iterable, not int
---
{**5}  ### TypeError: 'int' object is not a mapping
---
{**[1]}  ### TypeError: 'list' object is not a mapping
---
dict(**{1: 2})  ### TypeError: keywords must be strings
---
f = lambda **k: k
f(**{"a": 1}, **{"a": 2})  ### TypeError: __main__.<lambda>() got multiple values for keyword argument 'a'
---
a, b = iter([1])  ### ValueError: not enough values to unpack (expected 2, got 1)
---
del *a  ### SyntaxError: cannot delete starred
---
x = *a  ### SyntaxError: can't use starred expression here
---
(*a)  ### SyntaxError: cannot use starred expression here
---
*x  ### SyntaxError: can't use starred expression here
---
a, b, c, d, e, f = range(100)  ### ValueError: too many values to unpack (expected 6)
---
a, b = {"x": 1, "y": 2, "z": 3}  ### ValueError: too many values to unpack (expected 2, got 3)
---
a, b, c = (1, 2)  ### ValueError: not enough values to unpack (expected 3, got 2)
---
class C:
    def __iter__(self): raise KeyError("iter")
a, b = C()  ### KeyError: 'iter'
