# What padding means to base64 depends on where it stands, and on whether it is taken strictly.
import binascii

for text in ("ab==", "ab==c=", "abc=d", "ab=c=", "ab=ab==", "ab", "ab=", "a", "a===", "abcde", "=", "ab===", "abc==", "abcd=", "ab==:", "ab==\n", "abc=a", "a=b=", "====ab=="):
    for strict in (False, True):
        try:
            print(text.encode(), strict, binascii.a2b_base64(text, strict_mode=strict))
        except binascii.Error as error:
            print(text.encode(), strict, error)
# expect: b'ab==' False b'i'
# expect: b'ab==' True b'i'
# expect: b'ab==c=' False b'i\xb7'
# expect: b'ab==c=' True Excess data after padding
# expect: b'abc=d' False b'i\xb7\x1d'
# expect: b'abc=d' True Excess data after padding
# expect: b'ab=c=' False b'i\xb7'
# expect: b'ab=c=' True Discontinuous padding not allowed
# expect: b'ab=ab==' False b'i\xb6\x9b'
# expect: b'ab=ab==' True Discontinuous padding not allowed
# expect: b'ab' False Incorrect padding
# expect: b'ab' True Incorrect padding
# expect: b'ab=' False Incorrect padding
# expect: b'ab=' True Incorrect padding
# expect: b'a' False Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'a' True Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'a===' False Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'a===' True Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'abcde' False Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: b'abcde' True Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: b'=' False b''
# expect: b'=' True Leading padding not allowed
# expect: b'ab===' False b'i'
# expect: b'ab===' True Excess padding not allowed
# expect: b'abc==' False b'i\xb7'
# expect: b'abc==' True Excess padding not allowed
# expect: b'abcd=' False b'i\xb7\x1d'
# expect: b'abcd=' True Excess padding not allowed
# expect: b'ab==:' False b'i'
# expect: b'ab==:' True Only base64 data is allowed
# expect: b'ab==\n' False b'i'
# expect: b'ab==\n' True Only base64 data is allowed
# expect: b'abc=a' False b'i\xb7\x1a'
# expect: b'abc=a' True Excess data after padding
# expect: b'a=b=' False Incorrect padding
# expect: b'a=b=' True Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'====ab==' False b'i'
# expect: b'====ab==' True Leading padding not allowed
for line in (b"", b"\x7f", b"!!!!", b"\xff\x00"):
    try:
        print(binascii.a2b_uu(line))
    except binascii.Error as error:
        print(error)
# expect: Missing length byte
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: Trailing garbage
# expect: Illegal char
