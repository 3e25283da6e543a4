"""Indexing, iterating over and asking the kind of text in hot code: ASCII, other chars, code points beyond, subclasses."""

TEXTS = ("abc 1", "äöü", "a\u0430\u6f22", "x\U0001F600y", "", "\ud800z", "1²½Ⅷ", "\t\n\x1c\x85", "ß" * 9, "a" * 40 + "é")


class Text(str):
    def __getitem__(self, index):
        return "item"

    def __iter__(self):
        return iter(("given",))


class Index(int):
    def __index__(self):
        return 2


def item(text, index):
    return text[index]


def attempt(text, index):
    try:
        return ascii(item(text, index))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def letters(text):
    return [letter for letter in text]


for turn in range(40):
    item("abcdef", turn % 6), letters("abc")

for text in TEXTS:
    print([attempt(text, index) for index in (0, 1, 2, -1, 5, 2**70, True, Index(0), "0")])
    print(ascii(letters(text)), [ascii(one) for one in list(text)] == [ascii(one) for one in letters(text)])
# expect: ["'a'", "'b'", "'c'", "'1'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'b'", "'a'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['a', 'b', 'c', ' ', '1'] True
# expect: ["'\\xe4'", "'\\xf6'", "'\\xfc'", "'\\xfc'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'\\xf6'", "'\\xe4'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['\xe4', '\xf6', '\xfc'] True
# expect: ["'a'", "'\\u0430'", "'\\u6f22'", "'\\u6f22'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'\\u0430'", "'a'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['a', '\u0430', '\u6f22'] True
# expect: ["'x'", "'\\U0001f600'", "'y'", "'y'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'\\U0001f600'", "'x'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['x', '\U0001f600', 'y'] True
# expect: ['IndexError: string index out of range', 'IndexError: string index out of range', 'IndexError: string index out of range', 'IndexError: string index out of range', 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", 'IndexError: string index out of range', 'IndexError: string index out of range', "TypeError: string indices must be integers, not 'str'"]
# expect: [] True
# expect: ["'\\ud800'", "'z'", 'IndexError: string index out of range', "'z'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'z'", "'\\ud800'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['\ud800', 'z'] True
# expect: ["'1'", "'\\xb2'", "'\\xbd'", "'\\u2167'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'\\xb2'", "'1'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['1', '\xb2', '\xbd', '\u2167'] True
# expect: ["'\\t'", "'\\n'", "'\\x1c'", "'\\x85'", 'IndexError: string index out of range', "IndexError: cannot fit 'int' into an index-sized integer", "'\\n'", "'\\t'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['\t', '\n', '\x1c', '\x85'] True
# expect: ["'\\xdf'", "'\\xdf'", "'\\xdf'", "'\\xdf'", "'\\xdf'", "IndexError: cannot fit 'int' into an index-sized integer", "'\\xdf'", "'\\xdf'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['\xdf', '\xdf', '\xdf', '\xdf', '\xdf', '\xdf', '\xdf', '\xdf', '\xdf'] True
# expect: ["'a'", "'a'", "'a'", "'\\xe9'", "'a'", "IndexError: cannot fit 'int' into an index-sized integer", "'a'", "'a'", "TypeError: string indices must be integers, not 'str'"]
# expect: ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', '\xe9'] True

print(item(Text("abc"), 0), letters(Text("abc")), list(Text("abc")))  # expect: item ['given'] ['given']
print(letters(b"abc"), letters(("x", "y")), letters({"k": 1}))  # expect: [97, 98, 99] ['x', 'y'] ['k']
print(item("abc", 0) is item("xya", 2), letters("aa")[0] is letters("a")[0])  # expect: True True

KINDS = ("isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isprintable")
for text in TEXTS + ("a", "1", " ", "_", "é", "\U0001D7D8", "\U0001D49C" * 3, "\x7f", "\x80"):
    print(ascii(text), [int(getattr(text, kind)()) for kind in KINDS])
# expect: 'abc 1' [0, 0, 0, 0, 0, 0, 1]
# expect: '\xe4\xf6\xfc' [1, 1, 0, 0, 0, 0, 1]
# expect: 'a\u0430\u6f22' [1, 1, 0, 0, 0, 0, 1]
# expect: 'x\U0001f600y' [0, 0, 0, 0, 0, 0, 1]
# expect: '' [0, 0, 0, 0, 0, 0, 1]
# expect: '\ud800z' [0, 0, 0, 0, 0, 0, 0]
# expect: '1\xb2\xbd\u2167' [0, 1, 0, 0, 1, 0, 1]
# expect: '\t\n\x1c\x85' [0, 0, 0, 0, 0, 1, 0]
# expect: '\xdf\xdf\xdf\xdf\xdf\xdf\xdf\xdf\xdf' [1, 1, 0, 0, 0, 0, 1]
# expect: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xe9' [1, 1, 0, 0, 0, 0, 1]
# expect: 'a' [1, 1, 0, 0, 0, 0, 1]
# expect: '1' [0, 1, 1, 1, 1, 0, 1]
# expect: ' ' [0, 0, 0, 0, 0, 1, 1]
# expect: '_' [0, 0, 0, 0, 0, 0, 1]
# expect: '\xe9' [1, 1, 0, 0, 0, 0, 1]
# expect: '\U0001d7d8' [0, 1, 1, 1, 1, 0, 1]
# expect: '\U0001d49c\U0001d49c\U0001d49c' [1, 1, 0, 0, 0, 0, 1]
# expect: '\x7f' [0, 0, 0, 0, 0, 0, 0]
# expect: '\x80' [0, 0, 0, 0, 0, 0, 0]


def count_digits(text):
    total = 0
    for letter in text:
        if letter.isdigit() or letter == "x":
            total += 1
    return total


print([count_digits("a1²x" * 30 + end) for end in ("", "٣", "\U0001D7D8")])  # expect: [90, 91, 91]
