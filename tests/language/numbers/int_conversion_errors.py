int("abc")  ### ValueError: invalid literal for int() with base 10: 'abc'
---
int("")  ### ValueError: invalid literal for int() with base 10: ''
---
int("1__0")  ### ValueError: invalid literal for int() with base 10: '1__0'
---
int("12", 1)  ### ValueError: int() base must be >= 2 and <= 36, or 0
---
int("9", 8)  ### ValueError: invalid literal for int() with base 8: '9'
---
int(None)  ### TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
---
int([])  ### TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
---
int(1.5, 10)  ### TypeError: int() can't convert non-string with explicit base
---
int(float("nan"))  ### ValueError: cannot convert float NaN to integer
---
int(float("inf"))  ### OverflowError: cannot convert float infinity to integer
---
int("1" * 5000)  ### ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
---
str(10 ** 5000)  ### ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
---
float("abc")  ### ValueError: could not convert string to float: 'abc'
---
float([])  ### TypeError: float() argument must be a string or a real number, not 'list'
---
complex("1+")  ### ValueError: complex() arg is a malformed string
---
complex("1", 2)  ### TypeError: complex() argument 'real' must be a real number, not str
---
range(1.5)  ### TypeError: 'float' object cannot be interpreted as an integer
---
[1, 2][1.0]  ### TypeError: list indices must be integers or slices, not float
---
"a" * 10 ** 20  ### OverflowError: cannot fit 'int' into an index-sized integer
---
round("a")  ### TypeError: type str doesn't define __round__ method
---
chr(-1)  ### ValueError: chr() arg not in range(0x110000)
---
chr(0x110000)  ### ValueError: chr() arg not in range(0x110000)
---
ord("ab")  ### TypeError: ord() expected a character, but string of length 2 found
---
hex(1.5)  ### TypeError: 'float' object cannot be interpreted as an integer
---
bin("1")  ### TypeError: 'str' object cannot be interpreted as an integer
---
math_is_missing  ### NameError: name 'math_is_missing' is not defined
---
float(10 ** 400)  ### OverflowError: int too large to convert to float
---
1 << 10 ** 20  ### OverflowError: too many digits in integer
---
2 ** 10 ** 2 ** "x"  ### TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
---
pow(2, -1, 4)  ### ValueError: base is not invertible for the given modulus
---
pow(1, 2, 0)  ### ValueError: pow() 3rd argument cannot be 0
