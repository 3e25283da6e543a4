"""Splitting, joining, replacing, translating and formatting around the lengths at which text is stored or written otherwise."""


class Text(str):
    pass


# Splitting: many parts, limits, the whole.
for count in (0, 1, 2, 15, 16, 17, 18, 40):
    words = " ".join(str(number) for number in range(count))
    print(count, len(words.split()), words.split()[-2:], words.split(None, 15)[-1:], words.split(None, 16)[-1:], words.split(None, 0), len(("\t " + words + "\n").split()))
# expect: 0 0 [] [] [] [] 0
# expect: 1 1 ['0'] ['0'] ['0'] ['0'] 1
# expect: 2 2 ['0', '1'] ['1'] ['1'] ['0 1'] 2
# expect: 15 15 ['13', '14'] ['14'] ['14'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14'] 15
# expect: 16 16 ['14', '15'] ['15'] ['15'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15'] 16
# expect: 17 17 ['15', '16'] ['15 16'] ['16'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16'] 17
# expect: 18 18 ['16', '17'] ['15 16 17'] ['16 17'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17'] 18
# expect: 40 40 ['38', '39'] ['15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39'] ['16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39'] 40
whole = "whole"
print(whole.split()[0] is whole, type(Text("one").split()[0]).__name__, type(Text("one two").split()[1]).__name__, "a\u2003b\x85c\xa0d".split())
# expect: True str str ['a', 'b', 'c', 'd']

# Joining: short parts are written several chars at a time.
for separator in ("", "-", ", ", "12345678", "123456789", "é", "\u6f22", "\U0001F600"):
    for size in (0, 1, 3, 7, 8, 9, 20):
        parts = [chr(97 + number) * ((size + number) % 10) for number in range(5)]
        print(ascii(separator.join(parts)), end=" ")
    print()
# expect: 'bccdddeeee' 'abbcccddddeeeee' 'aaabbbbcccccddddddeeeeeee' 'aaaaaaabbbbbbbbccccccccce' 'aaaaaaaabbbbbbbbbdee' 'aaaaaaaaacddeee' 'bccdddeeee'
# expect: '-b-cc-ddd-eeee' 'a-bb-ccc-dddd-eeeee' 'aaa-bbbb-ccccc-dddddd-eeeeeee' 'aaaaaaa-bbbbbbbb-ccccccccc--e' 'aaaaaaaa-bbbbbbbbb--d-ee' 'aaaaaaaaa--c-dd-eee' '-b-cc-ddd-eeee'
# expect: ', b, cc, ddd, eeee' 'a, bb, ccc, dddd, eeeee' 'aaa, bbbb, ccccc, dddddd, eeeeeee' 'aaaaaaa, bbbbbbbb, ccccccccc, , e' 'aaaaaaaa, bbbbbbbbb, , d, ee' 'aaaaaaaaa, , c, dd, eee' ', b, cc, ddd, eeee'
# expect: '12345678b12345678cc12345678ddd12345678eeee' 'a12345678bb12345678ccc12345678dddd12345678eeeee' 'aaa12345678bbbb12345678ccccc12345678dddddd12345678eeeeeee' 'aaaaaaa12345678bbbbbbbb12345678ccccccccc1234567812345678e' 'aaaaaaaa12345678bbbbbbbbb1234567812345678d12345678ee' 'aaaaaaaaa1234567812345678c12345678dd12345678eee' '12345678b12345678cc12345678ddd12345678eeee'
# expect: '123456789b123456789cc123456789ddd123456789eeee' 'a123456789bb123456789ccc123456789dddd123456789eeeee' 'aaa123456789bbbb123456789ccccc123456789dddddd123456789eeeeeee' 'aaaaaaa123456789bbbbbbbb123456789ccccccccc123456789123456789e' 'aaaaaaaa123456789bbbbbbbbb123456789123456789d123456789ee' 'aaaaaaaaa123456789123456789c123456789dd123456789eee' '123456789b123456789cc123456789ddd123456789eeee'
# expect: '\xe9b\xe9cc\xe9ddd\xe9eeee' 'a\xe9bb\xe9ccc\xe9dddd\xe9eeeee' 'aaa\xe9bbbb\xe9ccccc\xe9dddddd\xe9eeeeeee' 'aaaaaaa\xe9bbbbbbbb\xe9ccccccccc\xe9\xe9e' 'aaaaaaaa\xe9bbbbbbbbb\xe9\xe9d\xe9ee' 'aaaaaaaaa\xe9\xe9c\xe9dd\xe9eee' '\xe9b\xe9cc\xe9ddd\xe9eeee'
# expect: '\u6f22b\u6f22cc\u6f22ddd\u6f22eeee' 'a\u6f22bb\u6f22ccc\u6f22dddd\u6f22eeeee' 'aaa\u6f22bbbb\u6f22ccccc\u6f22dddddd\u6f22eeeeeee' 'aaaaaaa\u6f22bbbbbbbb\u6f22ccccccccc\u6f22\u6f22e' 'aaaaaaaa\u6f22bbbbbbbbb\u6f22\u6f22d\u6f22ee' 'aaaaaaaaa\u6f22\u6f22c\u6f22dd\u6f22eee' '\u6f22b\u6f22cc\u6f22ddd\u6f22eeee'
# expect: '\U0001f600b\U0001f600cc\U0001f600ddd\U0001f600eeee' 'a\U0001f600bb\U0001f600ccc\U0001f600dddd\U0001f600eeeee' 'aaa\U0001f600bbbb\U0001f600ccccc\U0001f600dddddd\U0001f600eeeeeee' 'aaaaaaa\U0001f600bbbbbbbb\U0001f600ccccccccc\U0001f600\U0001f600e' 'aaaaaaaa\U0001f600bbbbbbbbb\U0001f600\U0001f600d\U0001f600ee' 'aaaaaaaaa\U0001f600\U0001f600c\U0001f600dd\U0001f600eee' '\U0001f600b\U0001f600cc\U0001f600ddd\U0001f600eeee'
print(ascii("".join(["a", "\U0001F600", "b" * 9])), "".join([Text("x"), "y"]), type("".join([Text("x")])).__name__)  # expect: 'a\U0001f600bbbbbbbbb' xy str

# Formatting.
for value in ("", "a", "1234567", "12345678", "123456789", "é\u6f22", "\U0001F600"):
    print(ascii(f"{value}|{value}:{value}"), ascii(f"{value}{value}{value}"), ascii(f"<{value}>{value!r}{len(value)}{value[:3]}"))
# expect: '|:' '' "<>''0"
# expect: 'a|a:a' 'aaa' "<a>'a'1a"
# expect: '1234567|1234567:1234567' '123456712345671234567' "<1234567>'1234567'7123"
# expect: '12345678|12345678:12345678' '123456781234567812345678' "<12345678>'12345678'8123"
# expect: '123456789|123456789:123456789' '123456789123456789123456789' "<123456789>'123456789'9123"
# expect: '\xe9\u6f22|\xe9\u6f22:\xe9\u6f22' '\xe9\u6f22\xe9\u6f22\xe9\u6f22' "<\xe9\u6f22>'\xe9\u6f22'2\xe9\u6f22"
# expect: '\U0001f600|\U0001f600:\U0001f600' '\U0001f600\U0001f600\U0001f600' "<\U0001f600>'\U0001f600'1\U0001f600"

# Replacing a char, and parts.
for text in ("", "a", "aaa", "banana", "no such", "a" * 30 + "b", "x\U0001F600a", Text("banana"), Text("xyz")):
    print([ascii(text.replace("a", new)) for new in ("", "b", "a", "12345678", "123456789", "\u6f22", "\U0001F600")], ascii(text.replace("a", "__", 2)), ascii(text.replace("\U0001F600", "!")))
    print(type(text.replace("a", "b")).__name__, type(text.replace("q", "b")).__name__, ascii(text.replace("an", "<>")), ascii(text.replace("", "."))[:24])
# expect: ["''", "''", "''", "''", "''", "''", "''"] '' ''
# expect: str str '' '.'
# expect: ["''", "'b'", "'a'", "'12345678'", "'123456789'", "'\\u6f22'", "'\\U0001f600'"] '__' 'a'
# expect: str str 'a' '.a.'
# expect: ["''", "'bbb'", "'aaa'", "'123456781234567812345678'", "'123456789123456789123456789'", "'\\u6f22\\u6f22\\u6f22'", "'\\U0001f600\\U0001f600\\U0001f600'"] '____a' 'aaa'
# expect: str str 'aaa' '.a.a.a.'
# expect: ["'bnn'", "'bbnbnb'", "'banana'", "'b12345678n12345678n12345678'", "'b123456789n123456789n123456789'", "'b\\u6f22n\\u6f22n\\u6f22'", "'b\\U0001f600n\\U0001f600n\\U0001f600'"] 'b__n__na' 'banana'
# expect: str str 'b<><>a' '.b.a.n.a.n.a.'
# expect: ["'no such'", "'no such'", "'no such'", "'no such'", "'no such'", "'no such'", "'no such'"] 'no such' 'no such'
# expect: str str 'no such' '.n.o. .s.u.c.h.'
# expect: ["'b'", "'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'", "'123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678123456781234567812345678b'", "'123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789b'", "'\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22\\u6f22b'", "'\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600\\U0001f600b'"] '____aaaaaaaaaaaaaaaaaaaaaaaaaaaab' 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'
# expect: str str 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' '.a.a.a.a.a.a.a.a.a.a.a.
# expect: ["'x\\U0001f600'", "'x\\U0001f600b'", "'x\\U0001f600a'", "'x\\U0001f60012345678'", "'x\\U0001f600123456789'", "'x\\U0001f600\\u6f22'", "'x\\U0001f600\\U0001f600'"] 'x\U0001f600__' 'x!a'
# expect: str str 'x\U0001f600a' '.x.\U0001f600.a.'
# expect: ["'bnn'", "'bbnbnb'", "'banana'", "'b12345678n12345678n12345678'", "'b123456789n123456789n123456789'", "'b\\u6f22n\\u6f22n\\u6f22'", "'b\\U0001f600n\\U0001f600n\\U0001f600'"] 'b__n__na' 'banana'
# expect: str str 'b<><>a' '.b.a.n.a.n.a.'
# expect: ["'xyz'", "'xyz'", "'xyz'", "'xyz'", "'xyz'", "'xyz'", "'xyz'"] 'xyz' 'xyz'
# expect: str str 'xyz' '.x.y.z.'
banana = "banana"
print(banana.replace("q", "b") is banana, banana.replace("a", "a") is banana)  # expect: True True
print("a&b<c>".replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))  # expect: a&amp;b&lt;c&gt;

# Stripping by sets of chars.
for chars in (None, "", "x", "-x", "abcdefgh", "abcdefghijx", "\U0001F600x", "\u6f22"):
    print(ascii("x-x word x-x".strip(chars)), ascii("\U0001F600xhx\u6f22".strip(chars)), ascii("xx".strip(chars)))
# expect: 'x-x word x-x' '\U0001f600xhx\u6f22' 'xx'
# expect: 'x-x word x-x' '\U0001f600xhx\u6f22' 'xx'
# expect: '-x word x-' '\U0001f600xhx\u6f22' ''
# expect: ' word ' '\U0001f600xhx\u6f22' ''
# expect: 'x-x word x-x' '\U0001f600xhx\u6f22' 'xx'
# expect: '-x word x-' '\U0001f600xhx\u6f22' ''
# expect: '-x word x-' 'hx\u6f22' ''
# expect: 'x-x word x-x' '\U0001f600xhx' 'xx'


# Translating.
class Missing(dict):
    def __missing__(self, key):
        if key == ord("z"):
            raise IndexError(key)
        if key == ord("q"):
            raise ZeroDivisionError(key)
        return "<" + chr(key) + ">"


class Odd:
    def __init__(self, error):
        self.error = error

    def __hash__(self):
        return ord("o")

    def __eq__(self, other):
        raise self.error


def translate(text, table):
    try:
        return ascii(text.translate(table))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(translate("hello", {}), translate("hello", {ord("l"): None, ord("h"): "HH", ord("o"): 0x1F600}), translate("hé\U0001F600", {0xE9: "e", 0x1F600: None}))
# expect: 'hello' 'HHe\U0001f600' 'he'
print(translate("abcz", Missing(a="never")), translate("abq", Missing()), translate("ab", ["x"] * 98), translate("abc", ["x"] * 98))
# expect: '<a><b><c>z' ZeroDivisionError: 113 'xb' 'xbc'
print(translate("foo", {Odd(KeyError("lost")): "x"}), translate("foo", {Odd(ValueError("heard")): "x"}), translate("foo", {ord("o"): -1}), translate("foo", {ord("o"): 1.5}), translate("foo", 5))
# expect: 'foo' ValueError: heard ValueError: character mapping must be in range(0x110000) TypeError: character mapping must return integer, None or str TypeError: 'int' object is not subscriptable
