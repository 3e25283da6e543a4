# Messages of operators that do not fit.
1 + "a"  ### TypeError: unsupported operand type(s) for +: 'int' and 'str'
---
"a" + 1  ### TypeError: can only concatenate str (not "int") to str
---
[] + ()  ### TypeError: can only concatenate list (not "tuple") to list
---
{} + {}  ### TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
---
None - 1  ### TypeError: unsupported operand type(s) for -: 'NoneType' and 'int'
---
-"a"  ### TypeError: bad operand type for unary -: 'str'
---
~1.5  ### TypeError: bad operand type for unary ~: 'float'
---
+[]  ### TypeError: bad operand type for unary +: 'list'
---
"a" * 1.5  ### TypeError: can't multiply sequence by non-int of type 'float'
---
[1] * [2]  ### TypeError: can't multiply sequence by non-int of type 'list'
---
1 < "a"  ### TypeError: '<' not supported between instances of 'int' and 'str'
---
[] < ()  ### TypeError: '<' not supported between instances of 'list' and 'tuple'
---
1 in 2  ### TypeError: argument of type 'int' is not a container or iterable
---
"a" in 5  ### TypeError: argument of type 'int' is not a container or iterable
---
1 in "abc"  ### TypeError: 'in <string>' requires string as left operand, not int
---
object() @ object()  ### TypeError: unsupported operand type(s) for @: 'object' and 'object'
---
x = 1
x += "a"  ### TypeError: unsupported operand type(s) for +=: 'int' and 'str'
---
x = []
x -= [1]  ### TypeError: unsupported operand type(s) for -=: 'list' and 'list'
---
2 ** "a"  ### TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
---
divmod("a", 1)  ### TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
---
pow(2, "a")  ### TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
---
1 // None  ### TypeError: unsupported operand type(s) for //: 'int' and 'NoneType'
---
1.5 % "a"  ### TypeError: unsupported operand type(s) for %: 'float' and 'str'
---
"%d" % "x"  ### TypeError: %d format: a real number is required, not str
---
"%d %d" % 1  ### TypeError: not enough arguments for format string
---
"%s" % (1, 2)  ### TypeError: not all arguments converted during string formatting
---
1 << 1.0  ### TypeError: unsupported operand type(s) for <<: 'int' and 'float'
---
1 << -1  ### ValueError: negative shift count
---
1 & 1.0  ### TypeError: unsupported operand type(s) for &: 'int' and 'float'
---
b"a" + "b"  ### TypeError: can't concat str to bytes
---
"a" + b"b"  ### TypeError: can only concatenate str (not "bytes") to str
---
{1} + {2}  ### TypeError: unsupported operand type(s) for +: 'set' and 'set'
---
{1} | [2]  ### TypeError: unsupported operand type(s) for |: 'set' and 'list'
---
None()  ### TypeError: 'NoneType' object is not callable
---
(1)(2)  ### TypeError: 'int' object is not callable
---
None[0]  ### TypeError: 'NoneType' object is not subscriptable
---
5[0]  ### TypeError: 'int' object is not subscriptable
---
None.x  ### AttributeError: 'NoneType' object has no attribute 'x'
---
"abc".nope  ### AttributeError: 'str' object has no attribute 'nope'
---
(lambda: 1)[0]  ### TypeError: 'function' object is not subscriptable
---
len(5)  ### TypeError: object of type 'int' has no len()
---
for x in 5: pass  ### TypeError: 'int' object is not iterable
---
[][0]  ### IndexError: list index out of range
---
()[1]  ### IndexError: tuple index out of range
---
"abc"[5]  ### IndexError: string index out of range
---
{}["k"]  ### KeyError: 'k'
---
[1]["a"]  ### TypeError: list indices must be integers or slices, not str
---
(1,)[1.0]  ### TypeError: tuple indices must be integers or slices, not float
---
"abc"[None]  ### TypeError: string indices must be integers, not 'NoneType'
---
x = (1,)
x[0] = 2  ### TypeError: 'tuple' object does not support item assignment
---
x = "abc"
x[0] = "d"  ### TypeError: 'str' object does not support item assignment
---
del (1,)[0]  ### TypeError: 'tuple' object doesn't support item deletion
---
x = [1]
x[3] = 1  ### IndexError: list assignment index out of range
---
x = [1]
del x[3]  ### IndexError: list assignment index out of range
---
a, b = 1  ### TypeError: cannot unpack non-iterable int object
---
a, b = 1, 2, 3  ### ValueError: too many values to unpack (expected 2, got 3)
---
a, b, c = "ab"  ### ValueError: not enough values to unpack (expected 3, got 2)
---
a, *b = ()  ### ValueError: not enough values to unpack (expected at least 1, got 0)
---
print(undefined)  ### NameError: name 'undefined' is not defined
---
del undefined  ### NameError: name 'undefined' is not defined
---
1 / 0  ### ZeroDivisionError: division by zero
---
1 // 0  ### ZeroDivisionError: division by zero
---
1 % 0  ### ZeroDivisionError: division by zero
---
1.0 / 0  ### ZeroDivisionError: division by zero
---
1.0 // 0  ### ZeroDivisionError: division by zero
---
1.5 % 0  ### ZeroDivisionError: division by zero
---
0 ** -1  ### ZeroDivisionError: zero to a negative power
---
0.0 ** -1  ### ZeroDivisionError: zero to a negative power
---
divmod(1, 0)  ### ZeroDivisionError: division by zero
---
(-8) ** 0.5 < 1  ### TypeError: '<' not supported between instances of 'complex' and 'int'
