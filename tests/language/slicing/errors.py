a = [1, 2, 3]
a[::2] = [1]  ### ValueError: attempt to assign sequence of size 1 to extended slice of size 2
---
a = [1]
a[0:1] = 5  ### TypeError: must assign iterable to extended slice
---
a = [1]
a["x":]  ### TypeError: slice indices must be integers or None or have an __index__ method
---
a = [1]
a[::0]  ### ValueError: slice step cannot be zero
---
a = (1, 2)
a[0:1] = (3,)  ### TypeError: 'tuple' object does not support item assignment
---
a = "abc"
del a[0:1]  ### TypeError: 'str' object does not support item deletion
---
a = [1, 2]
a[0:1:-1] = [5]  ### ValueError: attempt to assign sequence of size 1 to extended slice of size 0
---
a = bytearray(b"abc")
a[0:1] = "x"  ### TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)
---
a = bytearray(b"abc")
a[::2] = b"x"  ### ValueError: attempt to assign bytes of size 1 to extended slice of size 2
---
range(5)[1:2] = []  ### TypeError: 'range' object does not support item assignment
---
{}[1:2] = 3
{}[1:2]  ### KeyError: slice(1, 2, None)
---
a = [1]
a[1.0:]  ### TypeError: slice indices must be integers or None or have an __index__ method
