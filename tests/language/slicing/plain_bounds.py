"""Slices with two bounds: builtin sequences, their subclasses, and bounds that are not plain ints."""


class Text(str):
    pass


class Loud(str):
    def __getitem__(self, key):
        return f"Loud[{key!r}]"


class LoudList(list):
    def __getitem__(self, key):
        return f"LoudList[{key!r}]"


class LoudTuple(tuple):
    def __getitem__(self, key):
        return f"LoudTuple[{key!r}]"


class Index:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"Index({self.value})"

    def __index__(self):
        print("index", self.value)
        return self.value


class Small(int):
    def __index__(self):
        raise ZeroDivisionError("never asked")


def cut(sequence, start, stop):
    try:
        return sequence[start:stop]
    except (TypeError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"


BOUNDS = [(0, 2), (1, None), (None, 2), (None, None), (-2, None), (None, -1), (-100, 100), (3, 1), (5, 9), (2, 2), (True, Small(3)), (10 ** 30, None), (-10 ** 30, 10 ** 30),
          (2 ** 63 - 1, -2 ** 63), (-2 ** 63, 2 ** 63 - 1), (Index(1), Index(3)), (1.5, 2), (None, "x"), (0, Index(-1))]
for sequence in ("abcde", "", "ab\U0001f600de", [1, 2, 3, 4, 5], [], (1, 2, 3, 4, 5), (), Text("abcde"), Loud("abcde"), LoudList([1]), LoudTuple((1,)), b"abcde", bytearray(b"abcde"), range(5)):
    print(type(sequence).__name__)
    for _ in range(3):
        for start, stop in BOUNDS[:4]:
            cut(sequence, start, stop)
    for start, stop in BOUNDS:
        print("  ", repr(cut(sequence, start, stop)))
# expect: str
# expect:    'ab'
# expect:    'bcde'
# expect:    'ab'
# expect:    'abcde'
# expect:    'de'
# expect:    'abcd'
# expect:    'abcde'
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    'bc'
# expect:    ''
# expect:    'abcde'
# expect:    ''
# expect:    'abcde'
# expect: index 1
# expect: index 3
# expect:    'bc'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    'abcd'
# expect: str
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    ''
# expect: index 1
# expect: index 3
# expect:    ''
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    ''
# expect: str
# expect:    'ab'
# expect:    'b😀de'
# expect:    'ab'
# expect:    'ab😀de'
# expect:    'de'
# expect:    'ab😀d'
# expect:    'ab😀de'
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    'b😀'
# expect:    ''
# expect:    'ab😀de'
# expect:    ''
# expect:    'ab😀de'
# expect: index 1
# expect: index 3
# expect:    'b😀'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    'ab😀d'
# expect: list
# expect:    [1, 2]
# expect:    [2, 3, 4, 5]
# expect:    [1, 2]
# expect:    [1, 2, 3, 4, 5]
# expect:    [4, 5]
# expect:    [1, 2, 3, 4]
# expect:    [1, 2, 3, 4, 5]
# expect:    []
# expect:    []
# expect:    []
# expect:    [2, 3]
# expect:    []
# expect:    [1, 2, 3, 4, 5]
# expect:    []
# expect:    [1, 2, 3, 4, 5]
# expect: index 1
# expect: index 3
# expect:    [2, 3]
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    [1, 2, 3, 4]
# expect: list
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect:    []
# expect: index 1
# expect: index 3
# expect:    []
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    []
# expect: tuple
# expect:    (1, 2)
# expect:    (2, 3, 4, 5)
# expect:    (1, 2)
# expect:    (1, 2, 3, 4, 5)
# expect:    (4, 5)
# expect:    (1, 2, 3, 4)
# expect:    (1, 2, 3, 4, 5)
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    (2, 3)
# expect:    ()
# expect:    (1, 2, 3, 4, 5)
# expect:    ()
# expect:    (1, 2, 3, 4, 5)
# expect: index 1
# expect: index 3
# expect:    (2, 3)
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    (1, 2, 3, 4)
# expect: tuple
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect:    ()
# expect: index 1
# expect: index 3
# expect:    ()
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    ()
# expect: Text
# expect:    'ab'
# expect:    'bcde'
# expect:    'ab'
# expect:    'abcde'
# expect:    'de'
# expect:    'abcd'
# expect:    'abcde'
# expect:    ''
# expect:    ''
# expect:    ''
# expect:    'bc'
# expect:    ''
# expect:    'abcde'
# expect:    ''
# expect:    'abcde'
# expect: index 1
# expect: index 3
# expect:    'bc'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    'abcd'
# expect: Loud
# expect:    'Loud[slice(0, 2, None)]'
# expect:    'Loud[slice(1, None, None)]'
# expect:    'Loud[slice(None, 2, None)]'
# expect:    'Loud[slice(None, None, None)]'
# expect:    'Loud[slice(-2, None, None)]'
# expect:    'Loud[slice(None, -1, None)]'
# expect:    'Loud[slice(-100, 100, None)]'
# expect:    'Loud[slice(3, 1, None)]'
# expect:    'Loud[slice(5, 9, None)]'
# expect:    'Loud[slice(2, 2, None)]'
# expect:    'Loud[slice(True, 3, None)]'
# expect:    'Loud[slice(1000000000000000000000000000000, None, None)]'
# expect:    'Loud[slice(-1000000000000000000000000000000, 1000000000000000000000000000000, None)]'
# expect:    'Loud[slice(9223372036854775807, -9223372036854775808, None)]'
# expect:    'Loud[slice(-9223372036854775808, 9223372036854775807, None)]'
# expect:    'Loud[slice(Index(1), Index(3), None)]'
# expect:    'Loud[slice(1.5, 2, None)]'
# expect:    "Loud[slice(None, 'x', None)]"
# expect:    'Loud[slice(0, Index(-1), None)]'
# expect: LoudList
# expect:    'LoudList[slice(0, 2, None)]'
# expect:    'LoudList[slice(1, None, None)]'
# expect:    'LoudList[slice(None, 2, None)]'
# expect:    'LoudList[slice(None, None, None)]'
# expect:    'LoudList[slice(-2, None, None)]'
# expect:    'LoudList[slice(None, -1, None)]'
# expect:    'LoudList[slice(-100, 100, None)]'
# expect:    'LoudList[slice(3, 1, None)]'
# expect:    'LoudList[slice(5, 9, None)]'
# expect:    'LoudList[slice(2, 2, None)]'
# expect:    'LoudList[slice(True, 3, None)]'
# expect:    'LoudList[slice(1000000000000000000000000000000, None, None)]'
# expect:    'LoudList[slice(-1000000000000000000000000000000, 1000000000000000000000000000000, None)]'
# expect:    'LoudList[slice(9223372036854775807, -9223372036854775808, None)]'
# expect:    'LoudList[slice(-9223372036854775808, 9223372036854775807, None)]'
# expect:    'LoudList[slice(Index(1), Index(3), None)]'
# expect:    'LoudList[slice(1.5, 2, None)]'
# expect:    "LoudList[slice(None, 'x', None)]"
# expect:    'LoudList[slice(0, Index(-1), None)]'
# expect: LoudTuple
# expect:    'LoudTuple[slice(0, 2, None)]'
# expect:    'LoudTuple[slice(1, None, None)]'
# expect:    'LoudTuple[slice(None, 2, None)]'
# expect:    'LoudTuple[slice(None, None, None)]'
# expect:    'LoudTuple[slice(-2, None, None)]'
# expect:    'LoudTuple[slice(None, -1, None)]'
# expect:    'LoudTuple[slice(-100, 100, None)]'
# expect:    'LoudTuple[slice(3, 1, None)]'
# expect:    'LoudTuple[slice(5, 9, None)]'
# expect:    'LoudTuple[slice(2, 2, None)]'
# expect:    'LoudTuple[slice(True, 3, None)]'
# expect:    'LoudTuple[slice(1000000000000000000000000000000, None, None)]'
# expect:    'LoudTuple[slice(-1000000000000000000000000000000, 1000000000000000000000000000000, None)]'
# expect:    'LoudTuple[slice(9223372036854775807, -9223372036854775808, None)]'
# expect:    'LoudTuple[slice(-9223372036854775808, 9223372036854775807, None)]'
# expect:    'LoudTuple[slice(Index(1), Index(3), None)]'
# expect:    'LoudTuple[slice(1.5, 2, None)]'
# expect:    "LoudTuple[slice(None, 'x', None)]"
# expect:    'LoudTuple[slice(0, Index(-1), None)]'
# expect: bytes
# expect:    b'ab'
# expect:    b'bcde'
# expect:    b'ab'
# expect:    b'abcde'
# expect:    b'de'
# expect:    b'abcd'
# expect:    b'abcde'
# expect:    b''
# expect:    b''
# expect:    b''
# expect:    b'bc'
# expect:    b''
# expect:    b'abcde'
# expect:    b''
# expect:    b'abcde'
# expect: index 1
# expect: index 3
# expect:    b'bc'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    b'abcd'
# expect: bytearray
# expect:    bytearray(b'ab')
# expect:    bytearray(b'bcde')
# expect:    bytearray(b'ab')
# expect:    bytearray(b'abcde')
# expect:    bytearray(b'de')
# expect:    bytearray(b'abcd')
# expect:    bytearray(b'abcde')
# expect:    bytearray(b'')
# expect:    bytearray(b'')
# expect:    bytearray(b'')
# expect:    bytearray(b'bc')
# expect:    bytearray(b'')
# expect:    bytearray(b'abcde')
# expect:    bytearray(b'')
# expect:    bytearray(b'abcde')
# expect: index 1
# expect: index 3
# expect:    bytearray(b'bc')
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    bytearray(b'abcd')
# expect: range
# expect:    range(0, 2)
# expect:    range(1, 5)
# expect:    range(0, 2)
# expect:    range(0, 5)
# expect:    range(3, 5)
# expect:    range(0, 4)
# expect:    range(0, 5)
# expect:    range(3, 1)
# expect:    range(5, 5)
# expect:    range(2, 2)
# expect:    range(1, 3)
# expect:    range(5, 5)
# expect:    range(0, 5)
# expect:    range(5, 0)
# expect:    range(0, 5)
# expect: index 1
# expect: index 3
# expect:    range(1, 3)
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect:    'TypeError: slice indices must be integers or None or have an __index__ method'
# expect: index -1
# expect:    range(0, 4)

text, pair, items = "some text", (1, 2), [1, 2]
print(text[:] is text, text[0:99] is text, pair[:] is pair, pair[0:2] is pair, items[:] is items, type(Text("ab")[0:2]), type(LoudTuple((1, 2)))(tuple.__getitem__(LoudTuple((1, 2)), slice(0, 2))))
# expect: True True True True False <class 'str'> (1, 2)
print(text[3:4], text[::-1], text[7:2:-1], text[-1:-20:-1], text[2:2:-1] == "", "a\U0001f600b"[::-1], "é"[::-1], ""[::-1] == "", "ab"[0::-1], "abc"[5:0:-1])
# expect: e txet emos xet e txet emos True b😀a é True a cb
