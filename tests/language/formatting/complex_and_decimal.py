# Complex numbers, decimals, fractions and dates.
from decimal import Decimal
from fractions import Fraction
import datetime
print(f"{1 + 2j:.2f}", f"{1.5 - 2j}", f"{1j:>10}", f"{1 + 2j:+.1e}", f"{Decimal('1234.5'):,.2f}", f"{Decimal('1.0'):e}", f"{Fraction(1, 3):.3f}", f"{datetime.date(2024, 2, 29):%d.%m.%y}", f"{datetime.datetime(2024, 1, 2, 3, 4, 5):%H:%M}")
# expect: 1.00+2.00j (1.5-2j)         1j +1.0e+00+2.0e+00j 1,234.50 1.0e+0 0.333 29.02.24 03:04
