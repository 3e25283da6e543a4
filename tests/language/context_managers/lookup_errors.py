class C: pass
with C(): pass  ### TypeError: 'C' object does not support the context manager protocol (missed __exit__ method)
---
class C:
    def __enter__(self): pass
with C(): pass  ### TypeError: 'C' object does not support the context manager protocol (missed __exit__ method)
---
class C:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
with C(): pass  ### TypeError: 'C' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?
---
with 5: pass  ### TypeError: 'int' object does not support the context manager protocol (missed __exit__ method)
---
class C:
    def __enter__(self): raise ValueError("in enter")
    def __exit__(self, *a): print("never")
with C(): pass  ### ValueError: in enter
---
class C:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("in exit")
with C(): pass  ### KeyError: 'in exit'
---
class C:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("in exit")
with C(): raise ValueError  ### KeyError: 'in exit'
