"{} {1}".format(1, 2)  ### ValueError: cannot switch from automatic field numbering to manual field specification
---
"{}".format()  ### IndexError: Replacement index 0 out of range for positional args tuple
---
"{a}".format()  ### KeyError: 'a'
---
"{".format()  ### ValueError: Single '{' encountered in format string
---
"}".format()  ### ValueError: Single '}' encountered in format string
---
"{0.x}".format(1)  ### AttributeError: 'int' object has no attribute 'x'
---
"{0[a]}".format([1])  ### TypeError: list indices must be integers or slices, not str
---
"{!x}".format(1)  ### ValueError: Unknown conversion specifier x
---
"{:d}".format("a")  ### ValueError: Unknown format code 'd' for object of type 'str'
---
"{:s}".format(1)  ### ValueError: Unknown format code 's' for object of type 'int'
---
"{:10x}".format(1.5)  ### ValueError: Unknown format code 'x' for object of type 'float'
---
"{:,d}".format("a")  ### ValueError: Unknown format code 'd' for object of type 'str'
---
"{:_,}".format(1)  ### ValueError: Cannot specify both ',' and '_'.
---
format(1, ".2d")  ### ValueError: Precision not allowed in integer format specifier
---
format("a", "=5")  ### ValueError: '=' alignment not allowed in string format specifier
---
format("a", "+")  ### ValueError: Sign not allowed in string format specifier
---
format(object(), "x")  ### TypeError: unsupported format string passed to object.__format__
---
format(1, "zz")  ### ValueError: Unknown format code 'z' for object of type 'int'
---
format(1.5, "c")  ### ValueError: Unknown format code 'c' for object of type 'float'
---
format(10**10, "c")  ### OverflowError: %c arg not in range(0x110000)
---
format([], "5")  ### TypeError: unsupported format string passed to list.__format__
---
"{:{:{}}}".format(1, 2, 3)  ### ValueError: Max string recursion exceeded
---
"{0]".format(1)  ### ValueError: expected '}' before end of string
---
"{0[}".format([1])  ### ValueError: expected '}' before end of string
---
f"{1:Q}"  ### ValueError: Unknown format code 'Q' for object of type 'int'
