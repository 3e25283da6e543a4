# The format mini-language for ints.
for spec in ("", "d", "5", "<5", "^5", ">5", "05", "+", " ", "x", "X", "#x", "#o", "#b", ",", "_", "_x", "#_b", "c", "e", ".2f", "%", "*^9", "=+6", "n", "08,", "+_d", "z.1f"):
    try:
        print(repr(spec), repr(format(1234, spec)), repr(format(-5, spec) if spec != "c" else ""))
    except ValueError as e:
        print(repr(spec), e)
# expect: '' '1234' '-5'
# expect: 'd' '1234' '-5'
# expect: '5' ' 1234' '   -5'
# expect: '<5' '1234 ' '-5   '
# expect: '^5' '1234 ' ' -5  '
# expect: '>5' ' 1234' '   -5'
# expect: '05' '01234' '-0005'
# expect: '+' '+1234' '-5'
# expect: ' ' ' 1234' '-5'
# expect: 'x' '4d2' '-5'
# expect: 'X' '4D2' '-5'
# expect: '#x' '0x4d2' '-0x5'
# expect: '#o' '0o2322' '-0o5'
# expect: '#b' '0b10011010010' '-0b101'
# expect: ',' '1,234' '-5'
# expect: '_' '1_234' '-5'
# expect: '_x' '4d2' '-5'
# expect: '#_b' '0b100_1101_0010' '-0b101'
# expect: 'c' 'Ӓ' ''
# expect: 'e' '1.234000e+03' '-5.000000e+00'
# expect: '.2f' '1234.00' '-5.00'
# expect: '%' '123400.000000%' '-500.000000%'
# expect: '*^9' '**1234***' '***-5****'
# expect: '=+6' '+ 1234' '-    5'
# expect: 'n' '1234' '-5'
# expect: '08,' '0,001,234' '-000,005'
# expect: '+_d' '+1_234' '-5'
# expect: 'z.1f' '1234.0' '-5.0'
