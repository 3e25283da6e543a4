"""Decimal: exact sums, interest in a context, exp and square roots to many digits."""
# stand-in: _decimal

import sys
from decimal import Decimal, ROUND_HALF_EVEN, getcontext, localcontext

DEFAULT_SIZE = 3900
EXPECTED = {
    20: ('67910.73', '16.64386304027240667297466078'),
    3900: ('2714796570.08', '73.50112612269868142872553169'),
}

CENT = Decimal("0.01")


def interest(principal, rate, months):
    balance = Decimal(principal)
    for _ in range(months):
        balance += (balance * rate / 12).quantize(CENT, rounding=ROUND_HALF_EVEN)
    return balance


def exponential(x):
    """e to the x by its series, until nothing changes any more."""
    term = total = Decimal(1)
    step = 0
    previous = None
    while total != previous:
        previous = total
        step += 1
        term = term * x / step
        total += term
    return total


def run(size):
    getcontext().prec = 28
    balances = [interest(number * 100 + 1, Decimal("0.0425"), 360) for number in range(size)]
    series = Decimal(0)
    with localcontext() as context:
        context.prec = 50
        for number in range(1, size):
            x = Decimal(number) / 37
            value = exponential(x)
            if abs(value - x.exp()) > value * Decimal("1e-45"):
                sys.exit(f"decimal_arithmetic: exp({x}) came out as {value}")
            series += value.sqrt() / value
    if sum([Decimal("0.1")] * 10) != 1:
        sys.exit("decimal_arithmetic: ten tenths are not one")
    return str(sum(balances)), str(+series)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"decimal_arithmetic: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
