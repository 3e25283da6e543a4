"""Operations on small ints, and what happens to the site when the operands change."""


def shift_left(a, b):
    return a << b


def shift_right(a, b):
    return a >> b


def power(a, b):
    return a ** b


def divide(a, b):
    return a / b


def floor(a, b):
    return a // b


def modulo(a, b):
    return a % b


def bits(a, b):
    return a & b, a | b, a ^ b


def in_place(a, b):
    a <<= b
    a **= 2
    a >>= 1
    a /= 4
    return a


class Number(int):
    def __lshift__(self, other):
        return "shifted"

    __rshift__ = __pow__ = __truediv__ = __floordiv__ = __mod__ = __and__ = __or__ = __xor__ = __lshift__


operands = [(5, 3), (-5, 3), (5, -3), (0, 7), (7, 0), (1, 70), (-1, 70), (2**62, 1), (-2**63, -1), (10**30, 5), (5, 10**30 % 97), (True, 2), (Number(4), 2), (2.5, 2), (2**53 + 1, 3), (-2**63, 63)]
for function in (shift_left, shift_right, power, divide, floor, modulo, bits, in_place):
    for _ in range(100):
        function(6, 2)
    results = []
    for a, b in operands:
        try:
            results.append(function(a, b))
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
        function(6, 2)
    print(function.__name__)
    for result in results:
        print("   ", result)
# expect: shift_left
# expect:     40
# expect:     -40
# expect:     ValueError: negative shift count
# expect:     0
# expect:     7
# expect:     1180591620717411303424
# expect:     -1180591620717411303424
# expect:     9223372036854775808
# expect:     ValueError: negative shift count
# expect:     32000000000000000000000000000000
# expect:     193428131138340667952988160
# expect:     4
# expect:     shifted
# expect:     TypeError: unsupported operand type(s) for <<: 'float' and 'int'
# expect:     72057594037927944
# expect:     -85070591730234615865843651857942052864
# expect: shift_right
# expect:     0
# expect:     -1
# expect:     ValueError: negative shift count
# expect:     0
# expect:     7
# expect:     0
# expect:     -1
# expect:     2305843009213693952
# expect:     ValueError: negative shift count
# expect:     31250000000000000000000000000
# expect:     0
# expect:     0
# expect:     shifted
# expect:     TypeError: unsupported operand type(s) for >>: 'float' and 'int'
# expect:     1125899906842624
# expect:     -1
# expect: power
# expect:     125
# expect:     -125
# expect:     0.008
# expect:     0
# expect:     1
# expect:     1
# expect:     1
# expect:     4611686018427387904
# expect:     -1.0842021724855044e-19
# expect:     1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
# expect:     258493941422821148397315216271863391739316284656524658203125
# expect:     1
# expect:     shifted
# expect:     6.25
# expect:     730750818665451702490757660178213618792745926657
# expect:     -6138366150813843589759849916382652535960167465234514181934313151248530149985265243369970528023374282354927042723035823106042490198388966397257085168972697126932756250904355643470292278924954091215779331011813839193821038766492080118330199869779222154110222393066658598028794358755986013473212554717717522983822901736864266764590935879707850743126815812286060633519720176703355249417199642339101667180073090598358114713110986368366076519588335994763020805980157734996080153023868136524226164058159370388185170401114425904175740500612403141524294798526548656492877861799357152430192492539973321287173811355723945596826647801724558786588197173348901535100335262132797303596394189992192782846600127932260722913106829800857541025444163316208952729717166679921039020999968610984961955398399799129727461248475126442137683182142536000380279821765719410790486621129287186118990364094064819913802996158991243213079447898821578812051339322526981541136909019676994928727428917291908934220349989864965237509402077934349440475984901547250644369553485306931381864205680202776834904614465747570367950253529730839906092370607427310779349262055018057882557397427368607133415556736031823223016949101054446075379712
# expect: divide
# expect:     1.6666666666666667
# expect:     -1.6666666666666667
# expect:     -1.6666666666666667
# expect:     0.0
# expect:     ZeroDivisionError: division by zero
# expect:     0.014285714285714285
# expect:     -0.014285714285714285
# expect:     4.611686018427388e+18
# expect:     9.223372036854776e+18
# expect:     2e+29
# expect:     0.058823529411764705
# expect:     0.5
# expect:     shifted
# expect:     1.25
# expect:     3002399751580331.0
# expect:     -1.464027307437266e+17
# expect: floor
# expect:     1
# expect:     -2
# expect:     -2
# expect:     0
# expect:     ZeroDivisionError: division by zero
# expect:     0
# expect:     -1
# expect:     4611686018427387904
# expect:     9223372036854775808
# expect:     200000000000000000000000000000
# expect:     0
# expect:     0
# expect:     shifted
# expect:     1.0
# expect:     3002399751580331
# expect:     -146402730743726601
# expect: modulo
# expect:     2
# expect:     1
# expect:     -1
# expect:     0
# expect:     ZeroDivisionError: division by zero
# expect:     1
# expect:     69
# expect:     0
# expect:     0
# expect:     0
# expect:     5
# expect:     1
# expect:     shifted
# expect:     0.5
# expect:     0
# expect:     55
# expect: bits
# expect:     (1, 7, 6)
# expect:     (3, -5, -8)
# expect:     (5, -3, -8)
# expect:     (0, 7, 7)
# expect:     (0, 7, 7)
# expect:     (0, 71, 71)
# expect:     (70, -1, -71)
# expect:     (0, 4611686018427387905, 4611686018427387905)
# expect:     (-9223372036854775808, -1, 9223372036854775807)
# expect:     (0, 1000000000000000000000000000005, 1000000000000000000000000000005)
# expect:     (5, 85, 80)
# expect:     (0, 3, 3)
# expect:     ('shifted', 'shifted', 'shifted')
# expect:     TypeError: unsupported operand type(s) for &: 'float' and 'int'
# expect:     (1, 9007199254740995, 9007199254740994)
# expect:     (0, -9223372036854775745, -9223372036854775745)
# expect: in_place
# expect:     200.0
# expect:     200.0
# expect:     ValueError: negative shift count
# expect:     0.0
# expect:     6.0
# expect:     1.742245718635205e+41
# expect:     1.742245718635205e+41
# expect:     1.0633823966279327e+37
# expect:     ValueError: negative shift count
# expect:     1.28e+62
# expect:     4.6768052394588893e+51
# expect:     2.0
# expect:     TypeError: unsupported operand type(s) for **=: 'str' and 'int'
# expect:     TypeError: unsupported operand type(s) for <<=: 'float' and 'int'
# expect:     6.490371073168536e+32
# expect:     9.046256971665328e+74
