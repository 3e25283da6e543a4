"%d" % 1.5j  ### TypeError: %d format: a real number is required, not complex
---
"%z" % 1  ### ValueError: unsupported format character 'z' (0x7a) at index 1
---
"%" % ()  ### ValueError: incomplete format
---
"%(a)s" % (1,)  ### TypeError: format requires a mapping
---
"%(a)s" % {}  ### KeyError: 'a'
---
"%s %s" % ("a",)  ### TypeError: not enough arguments for format string
---
"%x" % 1.5  ### TypeError: %x format: an integer is required, not float
---
"%c" % "ab"  ### TypeError: %c requires an int or a unicode character, not a string of length 2
---
"%c" % -1  ### OverflowError: %c arg not in range(0x110000)
---
"%d" % None  ### TypeError: %d format: a real number is required, not NoneType
---
"%(a" % {}  ### ValueError: incomplete format key
---
"%*d" % ("a", 1)  ### TypeError: * wants int
