# binascii.a2b_base64: what follows padding, in strict mode and without; a2b_uu of nothing.
import binascii


def show(function, data, **options):
    try:
        print(data, function(data, **options))
    except binascii.Error as error:
        print(data, error)


for data in (b"ab==c=", b"ab==", b"ab==cd==", b"abc=d", b"abc=de", b"abcd=", b"=", b"a=", b"a==b", b"ab=", b"ab=c", b"ab===", b"abc==", b"ab==\n", b"ab=\n=", b"abcd=e=f==", b"ab!=c="):
    show(binascii.a2b_base64, data)
    show(binascii.a2b_base64, data, strict_mode=True)
# expect: b'ab==c=' b'i\xb7'
# expect: b'ab==c=' Excess data after padding
# expect: b'ab==' b'i'
# expect: b'ab==' b'i'
# expect: b'ab==cd==' b'i\xb7\x1d'
# expect: b'ab==cd==' Excess data after padding
# expect: b'abc=d' b'i\xb7\x1d'
# expect: b'abc=d' Excess data after padding
# expect: b'abc=de' Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: b'abc=de' Excess data after padding
# expect: b'abcd=' b'i\xb7\x1d'
# expect: b'abcd=' Excess padding not allowed
# expect: b'=' b''
# expect: b'=' Leading padding not allowed
# expect: b'a=' Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'a=' Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'a==b' Incorrect padding
# expect: b'a==b' Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b'ab=' Incorrect padding
# expect: b'ab=' Incorrect padding
# expect: b'ab=c' Incorrect padding
# expect: b'ab=c' Discontinuous padding not allowed
# expect: b'ab===' b'i'
# expect: b'ab===' Excess padding not allowed
# expect: b'abc==' b'i\xb7'
# expect: b'abc==' Excess padding not allowed
# expect: b'ab==\n' b'i'
# expect: b'ab==\n' Only base64 data is allowed
# expect: b'ab=\n=' b'i'
# expect: b'ab=\n=' Only base64 data is allowed
# expect: b'abcd=e=f==' b'i\xb7\x1dy'
# expect: b'abcd=e=f==' Excess padding not allowed
# expect: b'ab!=c=' b'i\xb7'
# expect: b'ab!=c=' Only base64 data is allowed
show(binascii.a2b_uu, b"")  # expect: b'' Missing length byte
show(binascii.a2b_uu, b"#86)C\n")
# expect: b'#86)C\n' b'abc'
