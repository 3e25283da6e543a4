"""Short ways of str and int methods agree with the long ones."""
print([int(t) for t in ("0", "-0", "7", "-12", "999999999999999999", "-999999999999999999", "1000000000000000000", "-9223372036854775808", "9223372036854775808", "+5", " 5 ", "1_0", "٣", "00012", "-007")])
# expect: [0, 0, 7, -12, 999999999999999999, -999999999999999999, 1000000000000000000, -9223372036854775808, 9223372036854775808, 5, 5, 10, 3, 12, -7]
for bad in ("", "-", "--1", "1-", "1 2", "1__0", "0x10", "1.0", "１x", "-١x"):
    try:
        print(int(bad))
    except ValueError as error:
        print(error)
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: '-'
# expect: invalid literal for int() with base 10: '--1'
# expect: invalid literal for int() with base 10: '1-'
# expect: invalid literal for int() with base 10: '1 2'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 10: '0x10'
# expect: invalid literal for int() with base 10: '1.0'
# expect: invalid literal for int() with base 10: '１x'
# expect: invalid literal for int() with base 10: '-١x'
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
# expect: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit


class Text(str):
    def __int__(self):
        return 77


print(int(Text("12")), int(Text("12"), 10), type(int(Text("5"))))  # expect: 77 12 <class 'int'>
print("hello wORLD".title(), "a".title(), "".title(), "they're bill's".title(), "x1y_z[a".title(), "ǆabc éa".title(), "@`{aZ".title(), type(Text("abc def").title()))
# expect: Hello World A  They'Re Bill'S X1Y_Z[A ǅabc Éa @`{Az <class 'str'>
print(sorted(["b", "a", "ab", "", "abcd", "abcde", "abcdf", "abce", "Abcd", "abcdé", "abcd\U0001f600", "abcd\ud800", "abcd\uffff"]))
# expect: ['', 'Abcd', 'a', 'ab', 'abcd', 'abcde', 'abcdf', 'abcdé', 'abcd\ud800', 'abcd\uffff', 'abcd😀', 'abce', 'b']
print(max("abcd", "abcde"), min(["zz", "z", "zzz"]), max(["a", "é", "\U0001f600", "\uffff"]).encode(), max(Text("a"), "b"))
# expect: abcde z b'\xf0\x9f\x98\x80' b


class Backwards(str):
    def __gt__(self, other):
        return str.__lt__(self, other)


print(max([Backwards("a"), Backwards("b"), Backwards("c")]), max(["x", Backwards("a")]), max([Backwards("a"), "x"]))  # expect: a a x


class Table:
    def __init__(self, entries):
        self.entries = entries

    def __getitem__(self, key):
        return self.entries[key]


table = Table({97: "X", 98: None, 99: "long", 100: 0x1F600, 101: 233, 233: "a", 0x1F600: "b"})
print("abcdefé\U0001f600".translate(table))  # expect: Xlong😀éfab
table = Table({97: "X", 98: None, 99: "long", 101: 233, 233: "a"})
print("aabbccddeeffééaabb".translate(table))  # expect: XXlonglongddééffaaXX
print("".join(chr(97 + i % 26) for i in range(1000)).translate(str.maketrans("aeiou", "43105", "xyz"))[:60])
# expect: 4bcd3fgh1jklmn0pqrst5vw4bcd3fgh1jklmn0pqrst5vw4bcd3fgh1jklmn
print(len(("a" * 700 + "b" * 700 + "c").translate({97: "é", 98: "bb"})), ("abc" * 300).translate({97: None, 98: None}) == "c" * 300)  # expect: 2101 True
print("abc\U0001f600abc".translate({97: "z", 0x1F600: "a"}), "abc".translate({98: "\U0001f600", 99: "a"}), "aba".translate({98: "\U0001f600"}), "".translate({}) == "")
# expect: zbcazbc a😀a a😀a True
for wrong in ({97: -1}, {97: 0x110000}, {97: 1.5}, {97: b"x"}):
    try:
        print("a".translate(wrong))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError character mapping must be in range(0x110000)
# expect: ValueError character mapping must be in range(0x110000)
# expect: TypeError character mapping must return integer, None or str
# expect: TypeError character mapping must return integer, None or str
