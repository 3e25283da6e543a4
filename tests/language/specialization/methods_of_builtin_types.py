"""Methods of builtin types called where the receiver's class changes: subclasses, other types, classes that change, wrong arguments."""


class Text(str):
    def strip(self, *chars):
        return "Text.strip"


class PlainText(str):
    pass


class SlottedText(str):
    __slots__ = ()


class Pairs(dict):
    def get(self, key, default=None):
        return "Pairs.get"


class Slotted:
    __slots__ = ("value",)

    def upper(self):
        return "Slotted.upper"


def strip(text):
    return text.strip()


def strip_of(text, chars):
    return text.strip(chars)


def upper(text):
    return text.upper()


def get(mapping, key, default):
    return mapping.get(key, default)


def unbound(method, *arguments):
    return method(*arguments)


def unbound_one(method, argument):
    return method(argument)


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for turn in range(40):
    strip(" a "), strip_of("-a-", "-"), upper("a"), get({1: 2}, 1, 3), unbound_one(str.upper, "a")

for text in (" b ", Text(" b "), PlainText(" b "), SlottedText(" b "), b" b ", bytearray(b" b ")):
    for turn in range(3):
        result = strip(text)
    print(type(result).__name__, result)
# expect: str b
# expect: str Text.strip
# expect: str b
# expect: str b
# expect: bytes b'b'
# expect: bytearray bytearray(b'b')

print(attempt(strip, [" "]), attempt(strip, None))
# expect: AttributeError: 'list' object has no attribute 'strip' AttributeError: 'NoneType' object has no attribute 'strip'
print(attempt(strip_of, " b ", 1), attempt(strip_of, b" b ", " "), attempt(strip_of, " b ", Text(" ")))
# expect: TypeError: strip arg must be None or str TypeError: a bytes-like object is required, not 'str' b
print(get({}, 1, 3), get(Pairs(), 1, 3), get({1: 4}, 1, 3), attempt(get, {}, [], 3))
# expect: 3 Pairs.get 4 TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
print(attempt(unbound_one, str.upper, "b"), attempt(unbound_one, str.upper, PlainText("b")), attempt(unbound_one, str.upper, b"b"), attempt(unbound_one, bytes.upper, b"b"))
# expect: B B TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'bytes' object b'B'
print(attempt(unbound, str.upper), attempt(unbound, str.upper, "b", "c"), attempt(unbound, str.strip, "-b-", "-"))
# expect: TypeError: unbound method str.upper() needs an argument TypeError: str.upper() takes no arguments (1 given) b

for turn in range(20):
    upper(Slotted())
print(upper(Slotted()), upper("c"), upper(PlainText("c")))  # expect: Slotted.upper C C
Slotted.upper = lambda self: "another"
print(upper(Slotted()))  # expect: another
PlainText.upper = lambda self: "PlainText.upper"
print(upper(PlainText("c")), upper("c"))  # expect: PlainText.upper C


class Number(int):
    pass


def bits(number):
    return number.bit_length()


for number in (1, 2**70, True, Number(5), 0) * 10:
    bits(number)
print([bits(number) for number in (1, 2**70, True, Number(5), 0)], attempt(bits, 1.5))
# expect: [1, 71, 1, 3, 0] AttributeError: 'float' object has no attribute 'bit_length'


def kind(value):
    return value.__class__.__name__


for value in ("a", Text("a"), Slotted(), 1, True) * 10:
    kind(value)
print([kind(value) for value in ("a", Text("a"), Slotted(), 1, True, None)])  # expect: ['str', 'Text', 'Slotted', 'int', 'bool', 'NoneType']


class Other:
    __slots__ = ("value",)


moving = Slotted()
for turn in range(20):
    kind(moving)
moving.__class__ = Other
print(kind(moving), attempt(upper, moving))  # expect: Other AttributeError: 'Other' object has no attribute 'upper'
