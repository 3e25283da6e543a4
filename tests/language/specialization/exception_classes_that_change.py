# Exceptions made by raise, by calls and by the interpreter itself, of classes whose __new__ and __init__ come and go.
class Plain(Exception): pass
class Named(Plain): pass
class Slotted(Exception): __slots__ = ("extra",)
class Two(Plain, KeyError): pass

def by_raise(cls):
    try:
        raise cls
    except cls as error:
        return error

def by_call(cls, *a):
    try:
        raise cls(*a)
    except BaseException as error:
        return error

def one(cls):
    return cls("one")

def none(cls):
    return cls()

def named(cls):
    try:
        return cls("a", b=1).args
    except TypeError as error:
        return str(error)

def show(cls):
    for _ in range(60):
        made = by_raise(cls), by_call(cls, 1, 2), one(cls), none(cls)
    print(cls.__name__, *(f"{type(e).__name__}{e.args}{vars(e) if hasattr(e, '__dict__') else ''}" for e in made), named(cls))

classes = Plain, Named, Slotted, Two, ValueError, KeyError, StopIteration, OSError, SystemExit, BaseException
for cls in classes:
    show(cls)
# expect: Plain Plain(){} Plain(1, 2){} Plain('one',){} Plain(){} Plain() takes no keyword arguments
# expect: Named Named(){} Named(1, 2){} Named('one',){} Named(){} Named() takes no keyword arguments
# expect: Slotted Slotted(){} Slotted(1, 2){} Slotted('one',){} Slotted(){} Slotted() takes no keyword arguments
# expect: Two Two(){} Two(1, 2){} Two('one',){} Two(){} Two() takes no keyword arguments
# expect: ValueError ValueError(){} ValueError(1, 2){} ValueError('one',){} ValueError(){} ValueError() takes no keyword arguments
# expect: KeyError KeyError(){} KeyError(1, 2){} KeyError('one',){} KeyError(){} KeyError() takes no keyword arguments
# expect: StopIteration StopIteration(){} StopIteration(1, 2){} StopIteration('one',){} StopIteration(){} StopIteration() takes no keyword arguments
# expect: OSError OSError(){} PermissionError(1, 2){} OSError('one',){} OSError(){} OSError() takes no keyword arguments
# expect: SystemExit SystemExit(){} SystemExit(1, 2){} SystemExit('one',){} SystemExit(){} SystemExit() takes no keyword arguments
# expect: BaseException BaseException(){} BaseException(1, 2){} BaseException('one',){} BaseException(){} BaseException() takes no keyword arguments

error = one(Slotted)
print(hasattr(error, "extra"))  # expect: False
error.extra = 5
print(error.extra)  # expect: 5

def init(self, *a):
    self.given = a
    self.args = ("changed", *a)
Plain.__init__ = init
for cls in (Plain, Named, Two):
    show(cls)
# expect: Plain Plain('changed',){'given': ()} Plain('changed', 1, 2){'given': (1, 2)} Plain('changed', 'one'){'given': ('one',)} Plain('changed',){'given': ()} init() got an unexpected keyword argument 'b'
# expect: Named Named('changed',){'given': ()} Named('changed', 1, 2){'given': (1, 2)} Named('changed', 'one'){'given': ('one',)} Named('changed',){'given': ()} init() got an unexpected keyword argument 'b'
# expect: Two Two('changed',){'given': ()} Two('changed', 1, 2){'given': (1, 2)} Two('changed', 'one'){'given': ('one',)} Two('changed',){'given': ()} init() got an unexpected keyword argument 'b'
del Plain.__init__
for cls in (Plain, Named, Two):
    show(cls)
# expect: Plain Plain(){} Plain(1, 2){} Plain('one',){} Plain(){} Plain() takes no keyword arguments
# expect: Named Named(){} Named(1, 2){} Named('one',){} Named(){} Named() takes no keyword arguments
# expect: Two Two(){} Two(1, 2){} Two('one',){} Two(){} Two() takes no keyword arguments
Plain.__new__ = lambda cls, *a: Exception.__new__(cls, "new", *a)
for cls in (Plain, Named, Two):
    show(cls)
# expect: Plain Plain(){} Plain(1, 2){} Plain('one',){} Plain(){} <lambda>() got an unexpected keyword argument 'b'
# expect: Named Named(){} Named(1, 2){} Named('one',){} Named(){} <lambda>() got an unexpected keyword argument 'b'
# expect: Two Two(){} Two(1, 2){} Two('one',){} Two(){} <lambda>() got an unexpected keyword argument 'b'
del Plain.__new__
for cls in (Plain, Named, Two):
    show(cls)
# expect: Plain Plain(){} Plain(1, 2){} Plain('one',){} Plain(){} Plain() takes no keyword arguments
# expect: Named Named(){} Named(1, 2){} Named('one',){} Named(){} Named() takes no keyword arguments
# expect: Two Two(){} Two(1, 2){} Two('one',){} Two(){} Two() takes no keyword arguments

# A metaclass has its say, and an __eq__ or a __subclasscheck__ has none in an except clause.
class Meta(type):
    def __call__(cls, *a):
        return super().__call__("by meta", *a)
    def __instancecheck__(cls, instance): return True
    def __subclasscheck__(cls, other): return True
class Own(Exception, metaclass=Meta): pass
show(Own)
# expect: Own Own('by meta',){} Own('by meta', 1, 2){} Own('by meta', 'one'){} Own('by meta',){} Meta.__call__() got an unexpected keyword argument 'b'
def which(error, *clauses):
    for clause in clauses:
        try:
            raise error
        except clause:
            return clause
        except BaseException:
            pass
for _ in range(60):
    r = which(ValueError(), Own, KeyError, Exception), which(Own(), Own), which(ValueError, ValueError), which(KeyError("x"), LookupError), which(Plain(), Named, (Named, Plain))
print(r)
# expect: (<class 'Exception'>, <class '__main__.Own'>, <class 'ValueError'>, <class 'LookupError'>, (<class '__main__.Named'>, <class '__main__.Plain'>))

# What is no exception class cannot be caught, be it the class of what was raised or not.
class NotOne: pass
for bad in (object, NotOne, 1, (ValueError, int), (KeyError, (int,))):
    def catch():
        try:
            raise KeyError("k")
        except bad:
            return "caught"
    for _ in range(3):
        try:
            print(catch())
        except TypeError as error:
            text = str(error)
    print(text, type(error).__name__ if "error" in globals() else "")
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed

# The variable of an except clause, given up with whatever it holds.
import weakref
class Watched: pass
seen = []
def give_up():
    try:
        error = ValueError(Watched())
        error.held = Watched()
        raise error
    except ValueError as caught:
        pass
    try:
        caught
    except UnboundLocalError as unbound:
        return str(unbound)
for _ in range(60):
    r = give_up()
print(r)  # expect: cannot access local variable 'caught' where it is not associated with a value
