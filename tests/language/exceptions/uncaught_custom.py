# A class in a module prints with the module's name, one in __main__ without.
class Custom(Exception): pass
class Outer:
    class Inner(Custom): pass
raise Outer.Inner("nested name")
# expect-error: Outer.Inner: nested name
