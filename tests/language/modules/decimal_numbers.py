# decimal: exact arithmetic, rounding by context, signals with their conditions, comparison and formatting.
import decimal
from decimal import Context, Decimal, Inexact, InvalidOperation, getcontext, localcontext

print(decimal.Decimal.__module__, decimal.HAVE_CONTEXTVAR)  # expect: decimal True
print(Decimal("1.10") + Decimal("2.2"), Decimal(7) / 3, Decimal("1E+3") * 10, -Decimal("0.0"))  # expect: 3.30 2.333333333333333333333333333 1.0E+4 0.0
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal("0.001").log10())
# expect: 1.414213562373095048801688724 2.718281828459045235360287471 2.302585092994045684017991455 -3
print(Decimal(2) ** 100, Decimal(2) ** Decimal("0.5"), Decimal("4") ** Decimal("-0.5"), pow(Decimal(3), 5, 7))
# expect: 1.267650600228229401496703205E+30 1.414213562373095048801688724 0.5000000000000000000000000000 5
print(divmod(Decimal(-7), 2), Decimal(-7) // 2, Decimal(-7) % 2, Decimal("7.5").remainder_near(2))  # expect: (Decimal('-3'), Decimal('-1')) -3 -1 -0.5
print(Decimal("2.675").quantize(Decimal("0.01")), round(Decimal("2.675"), 2), round(Decimal("2.5")))  # expect: 2.68 2.68 2
print(Decimal(0.1), Decimal.from_float(0.5), Decimal((1, (1, 2, 3), -2)), Decimal(" 1_000.5 "), Decimal("٣.١"))
# expect: 0.1000000000000000055511151231257827021181583404541015625 0.5 -1.23 1000.5 3.1
print(hash(Decimal("1.5")) == hash(1.5), Decimal("0.5") == 0.5, Decimal(1) < 1.5, Decimal("NaN") == Decimal("NaN"))  # expect: True True True False
print(f"{Decimal('1234567.891'):,.2f}|{Decimal('-3'):+08.1f}|{Decimal('0.000012345'):.3g}|{Decimal('0.25'):%}|{Decimal('12'):>6}")
# expect: 1,234,567.89|-00003.0|0.0000123|25%|    12
print(repr(Decimal("123").as_tuple()), Decimal("-1.5").as_integer_ratio(), int(Decimal("-1.9")), float(Decimal("1e-3")))
# expect: DecimalTuple(sign=0, digits=(1, 2, 3), exponent=0) (-3, 2) -1 0.001

with localcontext() as context:
    context.prec = 5
    context.rounding = decimal.ROUND_UP
    print(Decimal(1) / 3, Decimal(2) / 3, context.flags[Inexact])
# expect: 0.33334 0.66667 True
print(getcontext().prec)  # expect: 28

for attempt in (lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("x"), lambda: Decimal("sNaN") + 1,
                lambda: Decimal(-1).sqrt(), lambda: Decimal("1e999999") * 10, lambda: divmod(Decimal(1), 0), lambda: Decimal(1) + 1.5,
                lambda: Context(prec=0), lambda: Context(rounding="up")):
    try:
        print(attempt())
    except (decimal.DecimalException, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
# expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Overflow [<class 'decimal.Overflow'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>, <class 'decimal.DivisionByZero'>]
# expect: TypeError unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
# expect: ValueError valid range for prec is [1, MAX_PREC]
# expect: TypeError valid values for rounding are:
# expect:   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
# expect:    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
# expect:    ROUND_05UP]

quiet = Context(prec=3, traps=[])
print(quiet.divide(1, 0), quiet.divide(0, 0), quiet.create_decimal("12345"), quiet)
# expect: Infinity NaN 1.23E+4 Context(prec=3, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[DivisionByZero, InvalidOperation, Inexact, Rounded], traps=[])


class Stubborn(Decimal):
    def copy_abs(self):
        return "overridden"

    def compare_total(self, other, context=None):
        return "overridden"


# A context's methods are Decimal's own, whatever a subclass of the operand says.
print(quiet.copy_abs(Stubborn(-1)), quiet.compare_total(Stubborn(-1), 1), Stubborn(-1).copy_abs())  # expect: 1 -1 overridden
for name, value in (("prec", "x"), ("Emax", -1), ("Emin", 1), ("capitals", 2), ("clamp", -1), ("prec", 2**80)):
    try:
        setattr(quiet, name, value)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: TypeError an integer is required
# expect: ValueError valid range for Emax is [0, MAX_EMAX]
# expect: ValueError valid range for Emin is [MIN_EMIN, 0]
# expect: ValueError valid values for capitals are 0 or 1
# expect: ValueError valid values for clamp are 0 or 1
# expect: OverflowError Python int too large to convert to C ssize_t
try:
    del quiet.clamp
except AttributeError as error:
    print(error)
# expect: context attributes cannot be deleted
quiet.capitals, quiet.clamp, quiet.Emin = 0, 1, -10
print(quiet)
# expect: Context(prec=3, rounding=ROUND_HALF_EVEN, Emin=-10, Emax=999999, capitals=0, clamp=1, flags=[DivisionByZero, InvalidOperation, Inexact, Rounded], traps=[])
