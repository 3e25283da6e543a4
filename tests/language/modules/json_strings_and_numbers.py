"""Strings and numbers of JSON, both ways: escapes, control characters, ends that are missing, numbers of any size and form, hooks."""
import decimal
import json

texts = ['"a"', '"a\\nb\\u00e9\\ud83d\\ude00c"', '"\\u4e2d中😀"', '"plain 😀"', '"tab\tx"', '"open', '"open\\', '"bad \\q"', '"\\u12"', '"\\ud800x"', '""', '"\\""', '"x\\', '"a\x00"', '"é']
for text in texts:
    for strict in (True, False):
        try:
            print(ascii(text), strict, ascii(json.loads(text, strict=strict)))
        except json.JSONDecodeError as error:
            print(ascii(text), strict, error)
# expect: '"a"' True 'a'
# expect: '"a"' False 'a'
# expect: '"a\\nb\\u00e9\\ud83d\\ude00c"' True 'a\nb\xe9\U0001f600c'
# expect: '"a\\nb\\u00e9\\ud83d\\ude00c"' False 'a\nb\xe9\U0001f600c'
# expect: '"\\u4e2d\u4e2d\U0001f600"' True '\u4e2d\u4e2d\U0001f600'
# expect: '"\\u4e2d\u4e2d\U0001f600"' False '\u4e2d\u4e2d\U0001f600'
# expect: '"plain \U0001f600"' True 'plain \U0001f600'
# expect: '"plain \U0001f600"' False 'plain \U0001f600'
# expect: '"tab\tx"' True Invalid control character at: line 1 column 5 (char 4)
# expect: '"tab\tx"' False 'tab\tx'
# expect: '"open' True Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"open' False Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"open\\' True Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"open\\' False Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"bad \\q"' True Invalid \escape: line 1 column 6 (char 5)
# expect: '"bad \\q"' False Invalid \escape: line 1 column 6 (char 5)
# expect: '"\\u12"' True Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u12"' False Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\ud800x"' True '\ud800x'
# expect: '"\\ud800x"' False '\ud800x'
# expect: '""' True ''
# expect: '""' False ''
# expect: '"\\""' True '"'
# expect: '"\\""' False '"'
# expect: '"x\\' True Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"x\\' False Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"a\x00"' True Invalid control character at: line 1 column 3 (char 2)
# expect: '"a\x00"' False 'a\x00'
# expect: '"\xe9' True Unterminated string starting at: line 1 column 1 (char 0)
# expect: '"\xe9' False Unterminated string starting at: line 1 column 1 (char 0)
for text in ["0", "-0", "12", "-9223372036854775808", "9223372036854775807", "123456789012345678901234567890", "1.5", "-0.0", "1e5", "1E-3", "1.25e+2", "1e400", "01", "-", "1.", ".5", "1e", "[1,2.5,-3]"]:
    try:
        print(text, repr(json.loads(text)), repr(json.loads(text, parse_int=str, parse_float=decimal.Decimal)))
    except json.JSONDecodeError as error:
        print(text, error)
# expect: 0 0 '0'
# expect: -0 0 '-0'
# expect: 12 12 '12'
# expect: -9223372036854775808 -9223372036854775808 '-9223372036854775808'
# expect: 9223372036854775807 9223372036854775807 '9223372036854775807'
# expect: 123456789012345678901234567890 123456789012345678901234567890 '123456789012345678901234567890'
# expect: 1.5 1.5 Decimal('1.5')
# expect: -0.0 -0.0 Decimal('-0.0')
# expect: 1e5 100000.0 Decimal('1E+5')
# expect: 1E-3 0.001 Decimal('0.001')
# expect: 1.25e+2 125.0 Decimal('125')
# expect: 1e400 inf Decimal('1E+400')
# expect: 01 Extra data: line 1 column 2 (char 1)
# expect: - Expecting value: line 1 column 1 (char 0)
# expect: 1. Extra data: line 1 column 2 (char 1)
# expect: .5 Expecting value: line 1 column 1 (char 0)
# expect: 1e Extra data: line 1 column 2 (char 1)
# expect: [1,2.5,-3] [1, 2.5, -3] ['1', Decimal('2.5'), '-3']


class Number(int):
    def __repr__(self):
        return "mine"

    __str__ = __repr__


values = [0, -1, 7, 10, 1024, -(2 ** 63), 2 ** 63 - 1, 2 ** 64, True, Number(5), 1.5, -0.0, 1e300, None, "é\x7f\x1f😀\ud800", {1: 2, "k": [3], -5: {}}]
print(json.dumps(values))
# expect: [0, -1, 7, 10, 1024, -9223372036854775808, 9223372036854775807, 18446744073709551616, true, 5, 1.5, -0.0, 1e+300, null, "\u00e9\u007f\u001f\ud83d\ude00\ud800", {"1": 2, "k": [3], "-5": {}}]
print(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"))
# expect: b'[0, -1, 7, 10, 1024, -9223372036854775808, 9223372036854775807, 18446744073709551616, true, 5, 1.5, -0.0, 1e+300, null, "\xc3\xa9\x7f\\u001f\xf0\x9f\x98\x80\xed\xa0\x80", {"1": 2, "k": [3], "-5": {}}]'
print([str(number) for number in (0, 9, 10, 99, 12345678, 123456789, -1, -12345678, -(2 ** 63), 2 ** 63 - 1, 2 ** 70)])
# expect: ['0', '9', '10', '99', '12345678', '123456789', '-1', '-12345678', '-9223372036854775808', '9223372036854775807', '1180591620717411303424']
print({key: [key] for key in json.loads('{"a": 1, "bb": 2, "a\\u0062": 3}')})  # expect: {'a': ['a'], 'bb': ['bb'], 'ab': ['ab']}
