# The format mini-language for floats.
for spec in ("", "f", ".0f", "#.0f", ".3f", "e", ".2E", "g", ".3g", "#.3g", "%", ".1%", "10.2f", "<10.2f", "+.1f", " .1f", "010.3f", ",.2f", "_.2f", "z.1f", "n", ".10", "G"):
    print(repr(spec), format(1234.5678, spec), format(-0.00001234, spec), format(float("inf"), spec), format(float("-nan"), spec))
# expect: '' 1234.5678 -1.234e-05 inf nan
# expect: 'f' 1234.567800 -0.000012 inf nan
# expect: '.0f' 1235 -0 inf nan
# expect: '#.0f' 1235. -0. inf nan
# expect: '.3f' 1234.568 -0.000 inf nan
# expect: 'e' 1.234568e+03 -1.234000e-05 inf nan
# expect: '.2E' 1.23E+03 -1.23E-05 INF NAN
# expect: 'g' 1234.57 -1.234e-05 inf nan
# expect: '.3g' 1.23e+03 -1.23e-05 inf nan
# expect: '#.3g' 1.23e+03 -1.23e-05 inf nan
# expect: '%' 123456.780000% -0.001234% inf% nan%
# expect: '.1%' 123456.8% -0.0% inf% nan%
# expect: '10.2f'    1234.57      -0.00        inf        nan
# expect: '<10.2f' 1234.57    -0.00      inf        nan
# expect: '+.1f' +1234.6 -0.0 +inf +nan
# expect: ' .1f'  1234.6 -0.0  inf  nan
# expect: '010.3f' 001234.568 -00000.000 0000000inf 0000000nan
# expect: ',.2f' 1,234.57 -0.00 inf nan
# expect: '_.2f' 1_234.57 -0.00 inf nan
# expect: 'z.1f' 1234.6 0.0 inf nan
# expect: 'n' 1234.57 -1.234e-05 inf nan
# expect: '.10' 1234.5678 -1.234e-05 inf nan
# expect: 'G' 1234.57 -1.234E-05 INF NAN
