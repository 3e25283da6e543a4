# Warm calls of builtin types with one argument give what the types' own methods give.
class Index:
    def __index__(self): return 3
class Whole:
    def __int__(self): return 7
class Real:
    def __float__(self): return 2.5
class False_:
    def __bool__(self): return False
class Empty:
    def __len__(self): return 0
class Bad:
    def __bool__(self): return 1
    def __int__(self): return "x"
    def __float__(self): return 1
    def __index__(self): return None
    def __iter__(self): return 5
class MyInt(int): pass
class MyFloat(float): pass
class MyInts(int):
    def __int__(self): return 99
    def __index__(self): return 98

def call(target, argument):
    return target(argument)

values = [0, 5, -1, 10**30, True, 1.5, float("inf"), "12", " 7 ", "1_0", "x", "", b"8", [1, 2], (3, 4), {5: 6}, {7}, range(3), None,
          Index(), Whole(), Real(), False_(), Empty(), Bad(), MyInt(4), MyFloat(4.5), MyInts(5)]

def show(value):
    return f"{type(value).__name__} {value!r}"

for target in (bool, int, float, range, list, set, frozenset, ValueError, KeyError, OSError, StopIteration, SystemExit, enumerate):
    call = (lambda: lambda target, argument: target(argument))()
    print("---", target.__name__)
    for value in values:
        for _ in range(6):
            try:
                result = call(target, value)
            except (TypeError, ValueError, OverflowError) as error:
                result = f"{type(error).__name__}: {error}"
        text = show(result)
        print(text if " at 0x" not in text and "object" not in text.split("'")[0][:40] else type(result).__name__)
# expect: --- bool
# expect: bool False
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool False
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool False
# expect: bool True
# expect: bool True
# expect: bool True
# expect: bool False
# expect: bool False
# expect: str 'TypeError: __bool__ should return bool, returned int'
# expect: bool True
# expect: bool True
# expect: bool True
# expect: --- int
# expect: int 0
# expect: int 5
# expect: int -1
# expect: int 1000000000000000000000000000000
# expect: int 1
# expect: int 1
# expect: str 'OverflowError: cannot convert float infinity to integer'
# expect: int 12
# expect: int 7
# expect: int 10
# expect: str "ValueError: invalid literal for int() with base 10: 'x'"
# expect: str "ValueError: invalid literal for int() with base 10: ''"
# expect: int 8
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'tuple'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'dict'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'set'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'range'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"
# expect: int 3
# expect: int 7
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'Real'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'False_'"
# expect: str "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'Empty'"
# expect: str 'TypeError: __int__ returned non-int (type str)'
# expect: int 4
# expect: int 4
# expect: int 99
# expect: --- float
# expect: float 0.0
# expect: float 5.0
# expect: float -1.0
# expect: float 1e+30
# expect: float 1.0
# expect: float 1.5
# expect: float inf
# expect: float 12.0
# expect: float 7.0
# expect: float 10.0
# expect: str "ValueError: could not convert string to float: 'x'"
# expect: str "ValueError: could not convert string to float: ''"
# expect: float 8.0
# expect: str "TypeError: float() argument must be a string or a real number, not 'list'"
# expect: str "TypeError: float() argument must be a string or a real number, not 'tuple'"
# expect: str "TypeError: float() argument must be a string or a real number, not 'dict'"
# expect: str "TypeError: float() argument must be a string or a real number, not 'set'"
# expect: str "TypeError: float() argument must be a string or a real number, not 'range'"
# expect: str "TypeError: float() argument must be a string or a real number, not 'NoneType'"
# expect: float 3.0
# expect: str "TypeError: float() argument must be a string or a real number, not 'Whole'"
# expect: float 2.5
# expect: str "TypeError: float() argument must be a string or a real number, not 'False_'"
# expect: str "TypeError: float() argument must be a string or a real number, not 'Empty'"
# expect: str 'TypeError: Bad.__float__ returned non-float (type int)'
# expect: float 4.0
# expect: float 4.5
# expect: float 5.0
# expect: --- range
# expect: range range(0, 0)
# expect: range range(0, 5)
# expect: range range(0, -1)
# expect: range range(0, 1000000000000000000000000000000)
# expect: range range(0, 1)
# expect: str "TypeError: 'float' object cannot be interpreted as an integer"
# expect: str "TypeError: 'float' object cannot be interpreted as an integer"
# expect: str "TypeError: 'str' object cannot be interpreted as an integer"
# expect: str "TypeError: 'str' object cannot be interpreted as an integer"
# expect: str "TypeError: 'str' object cannot be interpreted as an integer"
# expect: str "TypeError: 'str' object cannot be interpreted as an integer"
# expect: str "TypeError: 'str' object cannot be interpreted as an integer"
# expect: str "TypeError: 'bytes' object cannot be interpreted as an integer"
# expect: str "TypeError: 'list' object cannot be interpreted as an integer"
# expect: str "TypeError: 'tuple' object cannot be interpreted as an integer"
# expect: str "TypeError: 'dict' object cannot be interpreted as an integer"
# expect: str "TypeError: 'set' object cannot be interpreted as an integer"
# expect: str "TypeError: 'range' object cannot be interpreted as an integer"
# expect: str "TypeError: 'NoneType' object cannot be interpreted as an integer"
# expect: range range(0, 3)
# expect: str "TypeError: 'Whole' object cannot be interpreted as an integer"
# expect: str "TypeError: 'Real' object cannot be interpreted as an integer"
# expect: str "TypeError: 'False_' object cannot be interpreted as an integer"
# expect: str "TypeError: 'Empty' object cannot be interpreted as an integer"
# expect: str 'TypeError: __index__ returned non-int (type NoneType)'
# expect: range range(0, 4)
# expect: str "TypeError: 'MyFloat' object cannot be interpreted as an integer"
# expect: range range(0, 5)
# expect: --- list
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'bool' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: list ['1', '2']
# expect: list [' ', '7', ' ']
# expect: list ['1', '_', '0']
# expect: list ['x']
# expect: list []
# expect: list [56]
# expect: list [1, 2]
# expect: list [3, 4]
# expect: list [5]
# expect: list [7]
# expect: list [0, 1, 2]
# expect: str "TypeError: 'NoneType' object is not iterable"
# expect: str "TypeError: 'Index' object is not iterable"
# expect: str "TypeError: 'Whole' object is not iterable"
# expect: str "TypeError: 'Real' object is not iterable"
# expect: str "TypeError: 'False_' object is not iterable"
# expect: str "TypeError: 'Empty' object is not iterable"
# expect: str "TypeError: iter() returned non-iterator of type 'int'"
# expect: str "TypeError: 'MyInt' object is not iterable"
# expect: str "TypeError: 'MyFloat' object is not iterable"
# expect: str "TypeError: 'MyInts' object is not iterable"
# expect: --- set
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'bool' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: set {'2', '1'}
# expect: set {' ', '7'}
# expect: set {'_', '1', '0'}
# expect: set {'x'}
# expect: set set()
# expect: set {56}
# expect: set {1, 2}
# expect: set {3, 4}
# expect: set {5}
# expect: set {7}
# expect: set {0, 1, 2}
# expect: str "TypeError: 'NoneType' object is not iterable"
# expect: str "TypeError: 'Index' object is not iterable"
# expect: str "TypeError: 'Whole' object is not iterable"
# expect: str "TypeError: 'Real' object is not iterable"
# expect: str "TypeError: 'False_' object is not iterable"
# expect: str "TypeError: 'Empty' object is not iterable"
# expect: str "TypeError: iter() returned non-iterator of type 'int'"
# expect: str "TypeError: 'MyInt' object is not iterable"
# expect: str "TypeError: 'MyFloat' object is not iterable"
# expect: str "TypeError: 'MyInts' object is not iterable"
# expect: --- frozenset
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'bool' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: frozenset frozenset({'2', '1'})
# expect: frozenset frozenset({' ', '7'})
# expect: frozenset frozenset({'_', '1', '0'})
# expect: frozenset frozenset({'x'})
# expect: frozenset frozenset()
# expect: frozenset frozenset({56})
# expect: frozenset frozenset({1, 2})
# expect: frozenset frozenset({3, 4})
# expect: frozenset frozenset({5})
# expect: frozenset frozenset({7})
# expect: frozenset frozenset({0, 1, 2})
# expect: str "TypeError: 'NoneType' object is not iterable"
# expect: str "TypeError: 'Index' object is not iterable"
# expect: str "TypeError: 'Whole' object is not iterable"
# expect: str "TypeError: 'Real' object is not iterable"
# expect: str "TypeError: 'False_' object is not iterable"
# expect: str "TypeError: 'Empty' object is not iterable"
# expect: str "TypeError: iter() returned non-iterator of type 'int'"
# expect: str "TypeError: 'MyInt' object is not iterable"
# expect: str "TypeError: 'MyFloat' object is not iterable"
# expect: str "TypeError: 'MyInts' object is not iterable"
# expect: --- ValueError
# expect: ValueError ValueError(0)
# expect: ValueError ValueError(5)
# expect: ValueError ValueError(-1)
# expect: ValueError ValueError(1000000000000000000000000000000)
# expect: ValueError ValueError(True)
# expect: ValueError ValueError(1.5)
# expect: ValueError ValueError(inf)
# expect: ValueError ValueError('12')
# expect: ValueError ValueError(' 7 ')
# expect: ValueError ValueError('1_0')
# expect: ValueError ValueError('x')
# expect: ValueError ValueError('')
# expect: ValueError ValueError(b'8')
# expect: ValueError ValueError([1, 2])
# expect: ValueError ValueError((3, 4))
# expect: ValueError ValueError({5: 6})
# expect: ValueError ValueError({7})
# expect: ValueError ValueError(range(0, 3))
# expect: ValueError ValueError(None)
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError ValueError(4)
# expect: ValueError ValueError(4.5)
# expect: ValueError ValueError(5)
# expect: --- KeyError
# expect: KeyError KeyError(0)
# expect: KeyError KeyError(5)
# expect: KeyError KeyError(-1)
# expect: KeyError KeyError(1000000000000000000000000000000)
# expect: KeyError KeyError(True)
# expect: KeyError KeyError(1.5)
# expect: KeyError KeyError(inf)
# expect: KeyError KeyError('12')
# expect: KeyError KeyError(' 7 ')
# expect: KeyError KeyError('1_0')
# expect: KeyError KeyError('x')
# expect: KeyError KeyError('')
# expect: KeyError KeyError(b'8')
# expect: KeyError KeyError([1, 2])
# expect: KeyError KeyError((3, 4))
# expect: KeyError KeyError({5: 6})
# expect: KeyError KeyError({7})
# expect: KeyError KeyError(range(0, 3))
# expect: KeyError KeyError(None)
# expect: KeyError
# expect: KeyError
# expect: KeyError
# expect: KeyError
# expect: KeyError
# expect: KeyError
# expect: KeyError KeyError(4)
# expect: KeyError KeyError(4.5)
# expect: KeyError KeyError(5)
# expect: --- OSError
# expect: OSError OSError(0)
# expect: OSError OSError(5)
# expect: OSError OSError(-1)
# expect: OSError OSError(1000000000000000000000000000000)
# expect: OSError OSError(True)
# expect: OSError OSError(1.5)
# expect: OSError OSError(inf)
# expect: OSError OSError('12')
# expect: OSError OSError(' 7 ')
# expect: OSError OSError('1_0')
# expect: OSError OSError('x')
# expect: OSError OSError('')
# expect: OSError OSError(b'8')
# expect: OSError OSError([1, 2])
# expect: OSError OSError((3, 4))
# expect: OSError OSError({5: 6})
# expect: OSError OSError({7})
# expect: OSError OSError(range(0, 3))
# expect: OSError OSError(None)
# expect: OSError
# expect: OSError
# expect: OSError
# expect: OSError
# expect: OSError
# expect: OSError
# expect: OSError OSError(4)
# expect: OSError OSError(4.5)
# expect: OSError OSError(5)
# expect: --- StopIteration
# expect: StopIteration StopIteration(0)
# expect: StopIteration StopIteration(5)
# expect: StopIteration StopIteration(-1)
# expect: StopIteration StopIteration(1000000000000000000000000000000)
# expect: StopIteration StopIteration(True)
# expect: StopIteration StopIteration(1.5)
# expect: StopIteration StopIteration(inf)
# expect: StopIteration StopIteration('12')
# expect: StopIteration StopIteration(' 7 ')
# expect: StopIteration StopIteration('1_0')
# expect: StopIteration StopIteration('x')
# expect: StopIteration StopIteration('')
# expect: StopIteration StopIteration(b'8')
# expect: StopIteration StopIteration([1, 2])
# expect: StopIteration StopIteration((3, 4))
# expect: StopIteration StopIteration({5: 6})
# expect: StopIteration StopIteration({7})
# expect: StopIteration StopIteration(range(0, 3))
# expect: StopIteration StopIteration(None)
# expect: StopIteration
# expect: StopIteration
# expect: StopIteration
# expect: StopIteration
# expect: StopIteration
# expect: StopIteration
# expect: StopIteration StopIteration(4)
# expect: StopIteration StopIteration(4.5)
# expect: StopIteration StopIteration(5)
# expect: --- SystemExit
# expect: SystemExit SystemExit(0)
# expect: SystemExit SystemExit(5)
# expect: SystemExit SystemExit(-1)
# expect: SystemExit SystemExit(1000000000000000000000000000000)
# expect: SystemExit SystemExit(True)
# expect: SystemExit SystemExit(1.5)
# expect: SystemExit SystemExit(inf)
# expect: SystemExit SystemExit('12')
# expect: SystemExit SystemExit(' 7 ')
# expect: SystemExit SystemExit('1_0')
# expect: SystemExit SystemExit('x')
# expect: SystemExit SystemExit('')
# expect: SystemExit SystemExit(b'8')
# expect: SystemExit SystemExit([1, 2])
# expect: SystemExit SystemExit((3, 4))
# expect: SystemExit SystemExit({5: 6})
# expect: SystemExit SystemExit({7})
# expect: SystemExit SystemExit(range(0, 3))
# expect: SystemExit SystemExit(None)
# expect: SystemExit
# expect: SystemExit
# expect: SystemExit
# expect: SystemExit
# expect: SystemExit
# expect: SystemExit
# expect: SystemExit SystemExit(4)
# expect: SystemExit SystemExit(4.5)
# expect: SystemExit SystemExit(5)
# expect: --- enumerate
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'int' object is not iterable"
# expect: str "TypeError: 'bool' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: str "TypeError: 'float' object is not iterable"
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: enumerate
# expect: str "TypeError: 'NoneType' object is not iterable"
# expect: str "TypeError: 'Index' object is not iterable"
# expect: str "TypeError: 'Whole' object is not iterable"
# expect: str "TypeError: 'Real' object is not iterable"
# expect: str "TypeError: 'False_' object is not iterable"
# expect: str "TypeError: 'Empty' object is not iterable"
# expect: str "TypeError: iter() returned non-iterator of type 'int'"
# expect: str "TypeError: 'MyInt' object is not iterable"
# expect: str "TypeError: 'MyFloat' object is not iterable"
# expect: str "TypeError: 'MyInts' object is not iterable"

# What is immutable is given back itself, and lists and sets are new ones.
big = 10**30
items = [1, 2]
some = {1, 2}
def identities():
    return int(big) is big, float(f) is f, list(items) is items, set(some) is some, type(int(MyInt(3))), type(float(MyFloat(3))), type(int(True))
f = 1.5
for _ in range(80):
    r = identities()
print(*r)  # expect: True True False False <class 'int'> <class 'float'> <class 'int'>

# Other types at the same place, a subclass among them, and other numbers of arguments.
class Mine(list):
    def __init__(self, items):
        super().__init__(items)
        self.append("end")
def make(target):
    return target((1, 2))
for target in (list, set, Mine, list, tuple, Mine, ValueError):
    for _ in range(60):
        r = make(target)
    print(show(r), getattr(r, "args", None))
# expect: list [1, 2] None
# expect: set {1, 2} None
# expect: Mine [1, 2, 'end'] None
# expect: list [1, 2] None
# expect: tuple (1, 2) None
# expect: Mine [1, 2, 'end'] None
# expect: ValueError ValueError((1, 2)) ((1, 2),)
def spread(target, *arguments):
    return target(*arguments)
for _ in range(60):
    r = spread(int), spread(int, "11"), spread(int, "11", 2), spread(list), spread(bool)
print(r)  # expect: (0, 11, 3, [], False)

# The exception has its arguments before __init__ of a subclass has seen them, and none is shared.
class Said(ValueError):
    def __init__(self, text):
        print("init", self.args)
        super().__init__(text, "more")
for _ in range(3):
    print(Said("a").args)
# expect: init ('a',)
# expect: ('a', 'more')
# expect: init ('a',)
# expect: ('a', 'more')
# expect: init ('a',)
# expect: ('a', 'more')
first, second = [ValueError([]) for _ in range(60)][-2:]
print(first.args, first.args is second.args, first.args[0] is second.args[0])  # expect: ([],) False False
