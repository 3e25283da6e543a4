# 3.14: grouping in the fractional part.
print(format(1234.56789, ",.5_f") if False else format(1234567.5, ",.2f"), format(0.123456789, ".9_f"), format(0.123456789, ".9,f"))
# expect: 1,234,567.50 0.123_456_789 0.123,456,789
