"""lower(), upper() and strip() of short and long strs, ASCII or not, of strs put together late, and of subclasses."""


class Sub(str):
    pass


texts = ["", "a", "A", "aZ@[`{", "NAME", "name", "ÀB", "straße", "İI", "\u1e9e", "x" * 31 + "Y", "x" * 32 + "Y", "x" * 33 + "Y", "\x7fA\x80", "𝒜Bc", " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 ", "\u200bA\u200b", "   ", "\x1b A \x1b",
         "AB" + "cd" * 200, "é" * 40 + "E"]
for text in texts:
    for each in (text, Sub(text), text + "Q" + text):
        for method in (str.lower, str.upper, str.strip, str.lstrip, str.rstrip, str.swapcase):
            result = method(each)
            print(type(result).__name__, ascii(result) if len(result) < 60 else (len(result), hash(result) == hash(str(result)), ascii(result[-3:])), end=" ")
        print()
# expect: str '' str '' str '' str '' str '' str ''
# expect: str '' str '' str '' str '' str '' str ''
# expect: str 'q' str 'Q' str 'Q' str 'Q' str 'Q' str 'q'
# expect: str 'a' str 'A' str 'a' str 'a' str 'a' str 'A'
# expect: str 'a' str 'A' str 'a' str 'a' str 'a' str 'A'
# expect: str 'aqa' str 'AQA' str 'aQa' str 'aQa' str 'aQa' str 'AqA'
# expect: str 'a' str 'A' str 'A' str 'A' str 'A' str 'a'
# expect: str 'a' str 'A' str 'A' str 'A' str 'A' str 'a'
# expect: str 'aqa' str 'AQA' str 'AQA' str 'AQA' str 'AQA' str 'aqa'
# expect: str 'az@[`{' str 'AZ@[`{' str 'aZ@[`{' str 'aZ@[`{' str 'aZ@[`{' str 'Az@[`{'
# expect: str 'az@[`{' str 'AZ@[`{' str 'aZ@[`{' str 'aZ@[`{' str 'aZ@[`{' str 'Az@[`{'
# expect: str 'az@[`{qaz@[`{' str 'AZ@[`{QAZ@[`{' str 'aZ@[`{QaZ@[`{' str 'aZ@[`{QaZ@[`{' str 'aZ@[`{QaZ@[`{' str 'Az@[`{qAz@[`{'
# expect: str 'name' str 'NAME' str 'NAME' str 'NAME' str 'NAME' str 'name'
# expect: str 'name' str 'NAME' str 'NAME' str 'NAME' str 'NAME' str 'name'
# expect: str 'nameqname' str 'NAMEQNAME' str 'NAMEQNAME' str 'NAMEQNAME' str 'NAMEQNAME' str 'nameqname'
# expect: str 'name' str 'NAME' str 'name' str 'name' str 'name' str 'NAME'
# expect: str 'name' str 'NAME' str 'name' str 'name' str 'name' str 'NAME'
# expect: str 'nameqname' str 'NAMEQNAME' str 'nameQname' str 'nameQname' str 'nameQname' str 'NAMEqNAME'
# expect: str '\xe0b' str '\xc0B' str '\xc0B' str '\xc0B' str '\xc0B' str '\xe0b'
# expect: str '\xe0b' str '\xc0B' str '\xc0B' str '\xc0B' str '\xc0B' str '\xe0b'
# expect: str '\xe0bq\xe0b' str '\xc0BQ\xc0B' str '\xc0BQ\xc0B' str '\xc0BQ\xc0B' str '\xc0BQ\xc0B' str '\xe0bq\xe0b'
# expect: str 'stra\xdfe' str 'STRASSE' str 'stra\xdfe' str 'stra\xdfe' str 'stra\xdfe' str 'STRASSE'
# expect: str 'stra\xdfe' str 'STRASSE' str 'stra\xdfe' str 'stra\xdfe' str 'stra\xdfe' str 'STRASSE'
# expect: str 'stra\xdfeqstra\xdfe' str 'STRASSEQSTRASSE' str 'stra\xdfeQstra\xdfe' str 'stra\xdfeQstra\xdfe' str 'stra\xdfeQstra\xdfe' str 'STRASSEqSTRASSE'
# expect: str 'i\u0307i' str '\u0130I' str '\u0130I' str '\u0130I' str '\u0130I' str 'i\u0307i'
# expect: str 'i\u0307i' str '\u0130I' str '\u0130I' str '\u0130I' str '\u0130I' str 'i\u0307i'
# expect: str 'i\u0307iqi\u0307i' str '\u0130IQ\u0130I' str '\u0130IQ\u0130I' str '\u0130IQ\u0130I' str '\u0130IQ\u0130I' str 'i\u0307iqi\u0307i'
# expect: str '\xdf' str '\u1e9e' str '\u1e9e' str '\u1e9e' str '\u1e9e' str '\xdf'
# expect: str '\xdf' str '\u1e9e' str '\u1e9e' str '\u1e9e' str '\u1e9e' str '\xdf'
# expect: str '\xdfq\xdf' str '\u1e9eQ\u1e9e' str '\u1e9eQ\u1e9e' str '\u1e9eQ\u1e9e' str '\u1e9eQ\u1e9e' str '\xdfq\xdf'
# expect: str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXy'
# expect: str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXy'
# expect: str (65, True, "'xxy'") str (65, True, "'XXY'") str (65, True, "'xxY'") str (65, True, "'xxY'") str (65, True, "'xxY'") str (65, True, "'XXy'")
# expect: str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXy'
# expect: str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXy'
# expect: str (67, True, "'xxy'") str (67, True, "'XXY'") str (67, True, "'xxY'") str (67, True, "'xxY'") str (67, True, "'xxY'") str (67, True, "'XXy'")
# expect: str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXy'
# expect: str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxY' str 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXy'
# expect: str (69, True, "'xxy'") str (69, True, "'XXY'") str (69, True, "'xxY'") str (69, True, "'xxY'") str (69, True, "'xxY'") str (69, True, "'XXy'")
# expect: str '\x7fa\x80' str '\x7fA\x80' str '\x7fA\x80' str '\x7fA\x80' str '\x7fA\x80' str '\x7fa\x80'
# expect: str '\x7fa\x80' str '\x7fA\x80' str '\x7fA\x80' str '\x7fA\x80' str '\x7fA\x80' str '\x7fa\x80'
# expect: str '\x7fa\x80q\x7fa\x80' str '\x7fA\x80Q\x7fA\x80' str '\x7fA\x80Q\x7fA\x80' str '\x7fA\x80Q\x7fA\x80' str '\x7fA\x80Q\x7fA\x80' str '\x7fa\x80q\x7fa\x80'
# expect: str '\U0001d49cbc' str '\U0001d49cBC' str '\U0001d49cBc' str '\U0001d49cBc' str '\U0001d49cBc' str '\U0001d49cbC'
# expect: str '\U0001d49cbc' str '\U0001d49cBC' str '\U0001d49cBc' str '\U0001d49cBc' str '\U0001d49cBc' str '\U0001d49cbC'
# expect: str '\U0001d49cbcq\U0001d49cbc' str '\U0001d49cBCQ\U0001d49cBC' str '\U0001d49cBcQ\U0001d49cBc' str '\U0001d49cBcQ\U0001d49cBc' str '\U0001d49cBcQ\U0001d49cBc' str '\U0001d49cbCq\U0001d49cbC'
# expect: str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 ' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 ' str 'A' str 'A\x85\xa0\u2003 ' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 '
# expect: str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 ' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 ' str 'A' str 'A\x85\xa0\u2003 ' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 '
# expect: str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 q \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 ' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 Q \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 ' str 'A\x85\xa0\u2003 Q \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA' str 'A\x85\xa0\u2003 Q \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 ' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA\x85\xa0\u2003 Q \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fA' str ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 q \t\n\x0b\x0c\r\x1c\x1d\x1e\x1fa\x85\xa0\u2003 '
# expect: str '\u200ba\u200b' str '\u200bA\u200b' str '\u200bA\u200b' str '\u200bA\u200b' str '\u200bA\u200b' str '\u200ba\u200b'
# expect: str '\u200ba\u200b' str '\u200bA\u200b' str '\u200bA\u200b' str '\u200bA\u200b' str '\u200bA\u200b' str '\u200ba\u200b'
# expect: str '\u200ba\u200bq\u200ba\u200b' str '\u200bA\u200bQ\u200bA\u200b' str '\u200bA\u200bQ\u200bA\u200b' str '\u200bA\u200bQ\u200bA\u200b' str '\u200bA\u200bQ\u200bA\u200b' str '\u200ba\u200bq\u200ba\u200b'
# expect: str '   ' str '   ' str '' str '' str '' str '   '
# expect: str '   ' str '   ' str '' str '' str '' str '   '
# expect: str '   q   ' str '   Q   ' str 'Q' str 'Q   ' str '   Q' str '   q   '
# expect: str '\x1b a \x1b' str '\x1b A \x1b' str '\x1b A \x1b' str '\x1b A \x1b' str '\x1b A \x1b' str '\x1b a \x1b'
# expect: str '\x1b a \x1b' str '\x1b A \x1b' str '\x1b A \x1b' str '\x1b A \x1b' str '\x1b A \x1b' str '\x1b a \x1b'
# expect: str '\x1b a \x1bq\x1b a \x1b' str '\x1b A \x1bQ\x1b A \x1b' str '\x1b A \x1bQ\x1b A \x1b' str '\x1b A \x1bQ\x1b A \x1b' str '\x1b A \x1bQ\x1b A \x1b' str '\x1b a \x1bq\x1b a \x1b'
# expect: str (402, True, "'dcd'") str (402, True, "'DCD'") str (402, True, "'dcd'") str (402, True, "'dcd'") str (402, True, "'dcd'") str (402, True, "'DCD'")
# expect: str (402, True, "'dcd'") str (402, True, "'DCD'") str (402, True, "'dcd'") str (402, True, "'dcd'") str (402, True, "'dcd'") str (402, True, "'DCD'")
# expect: str (805, True, "'dcd'") str (805, True, "'DCD'") str (805, True, "'dcd'") str (805, True, "'dcd'") str (805, True, "'dcd'") str (805, True, "'DCD'")
# expect: str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9e' str '\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9E' str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9E' str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9E' str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9E' str '\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9e'
# expect: str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9e' str '\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9E' str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9E' str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9E' str '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9E' str '\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9\xc9e'
# expect: str (83, True, "'\\xe9\\xe9e'") str (83, True, "'\\xc9\\xc9E'") str (83, True, "'\\xe9\\xe9E'") str (83, True, "'\\xe9\\xe9E'") str (83, True, "'\\xe9\\xe9E'") str (83, True, "'\\xc9\\xc9e'")
late = "Ab"
for _ in range(400):
    late += "cD "
print(late.lower() == ("ab" + "cd " * 400), late.strip() == late[:-1], late.upper()[:6])  # expect: True True ABCD C
print(" ".strip() is str())  # expect: True
