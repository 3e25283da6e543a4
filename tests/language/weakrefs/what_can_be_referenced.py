# Which objects bear weak references.
import weakref
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
def f(): pass
for x in (object(), 5, "s", [], {}, (), {1}, f, S(), W(), int, len, (i for i in []), frozenset(), type("T", (list,), {})()):
    try:
        weakref.ref(x)
        print(type(x).__name__, "yes")
    except TypeError as e:
        print(e)
# expect: cannot create weak reference to 'object' object
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'tuple' object
# expect: set yes
# expect: function yes
# expect: cannot create weak reference to 'S' object
# expect: W yes
# expect: type yes
# expect: builtin_function_or_method yes
# expect: generator yes
# expect: frozenset yes
# expect: T yes
