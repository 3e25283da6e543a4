# The format mini-language for strings.
for spec in ("", "s", "5", "<5", ">5", "^5", "*^7", ".2", "5.2", "é<6", "<", "05"):
    print(repr(spec), repr(format("abc", spec)))
# expect: '' 'abc'
# expect: 's' 'abc'
# expect: '5' 'abc  '
# expect: '<5' 'abc  '
# expect: '>5' '  abc'
# expect: '^5' ' abc '
# expect: '*^7' '**abc**'
# expect: '.2' 'ab'
# expect: '5.2' 'ab   '
# expect: 'é<6' 'abcééé'
# expect: '<' 'abc'
# expect: '05' 'abc00'
for bad in ("d", "+", ",", "=5", ".", "5z", "#"):
    try:
        format("abc", bad)
    except ValueError as e:
        print(repr(bad), e)
# expect: 'd' Unknown format code 'd' for object of type 'str'
# expect: '+' Sign not allowed in string format specifier
# expect: ',' Cannot specify ',' with 's'.
# expect: '=5' '=' alignment not allowed in string format specifier
# expect: '.' Format specifier missing precision
# expect: '5z' Unknown format code 'z' for object of type 'str'
# expect: '#' Alternate form (#) not allowed in string format specifier
