"""Exceptions of classes whose bases have different layouts: instances are made by the base that adds to it."""


class KeyAndAttribute(KeyError, AttributeError):
    pass


class AttributeAndKey(AttributeError, KeyError):
    pass


class LookupAndImport(LookupError, ImportError):
    pass


class ValueAndStop(ValueError, StopIteration):
    pass


class WithNew(KeyError, AttributeError):
    def __new__(cls, *arguments, **keywords):
        print("new", arguments)
        return super().__new__(cls, *arguments)


for error in (KeyAndAttribute("k", name="n", obj=1), AttributeAndKey("k", name="n"), LookupAndImport("m", name="module"), ValueAndStop(5), WithNew("w", name="x")):
    print(repr(error), str(error), getattr(error, "name", None), getattr(error, "value", None))
# expect: new ('w',)
# expect: KeyAndAttribute('k') 'k' n None
# expect: AttributeAndKey('k') 'k' n None
# expect: LookupAndImport('m') m module None
# expect: ValueAndStop(5) 5 None 5
# expect: WithNew('w') 'w' x None

try:
    class Conflict(OSError, AttributeError):
        pass
except TypeError as error:
    print(error)
# expect: multiple bases have instance lay-out conflict


class Number(int):
    __new__ = object.__new__


try:
    print(Number(5))
except TypeError as error:
    print(error)
# expect: 5
