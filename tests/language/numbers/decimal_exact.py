# Exact results of decimals at the highest precision, where inexact ones would not fit in memory.
import decimal

with decimal.localcontext() as context:
    context.prec = decimal.MAX_PREC
    context.Emax = decimal.MAX_EMAX
    context.Emin = decimal.MIN_EMIN
    context.traps[decimal.Inexact] = True
    print(1 / decimal.Decimal(256), decimal.Decimal(10) / 4, decimal.Decimal('7e5') / 125, decimal.Decimal(1) / decimal.Decimal(5) ** 20)
    power = decimal.Decimal(256) ** 30_000
    print(len(str(power)), str(power)[:12], str(power)[-12:])
    try:
        decimal.Decimal(1) / 3
    except MemoryError as error:
        print(repr(error))
# expect: 0.00390625 2.5 5.6E+3 1.048576E-14
# expect: 72248 158110006122 301217509376
# expect: MemoryError()
