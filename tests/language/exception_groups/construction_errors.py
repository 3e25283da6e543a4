ExceptionGroup("x", [])  ### ValueError: second argument (exceptions) must be a non-empty sequence
---
ExceptionGroup("x", [1])  ### ValueError: Item 0 of second argument (exceptions) is not an exception
---
ExceptionGroup("x", [KeyboardInterrupt()])  ### TypeError: Cannot nest BaseExceptions in an ExceptionGroup
---
ExceptionGroup(1, [ValueError()])  ### TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
---
ExceptionGroup("x")  ### TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
---
ExceptionGroup("x", 5)  ### TypeError: second argument (exceptions) must be a sequence
---
class G(ExceptionGroup, ValueError): pass
G("x", [BaseException()])  ### TypeError: Cannot nest BaseExceptions in 'G'
