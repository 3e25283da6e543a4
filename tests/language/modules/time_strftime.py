"""time.strftime is the C library's: years are not padded, and a plain tuple has no zone."""
import time

for year in (99, 999, 2020, -5):
    print([time.strftime(code, (year, 1, 2, 3, 4, 5, 6, 2, -1)) for code in ("%Y", "%F", "%C", "%G", "%y", "%Z", "%z", "%H:%M:%S", "é%%")])
# expect: ['99', '99-01-02', '0', '98', '99', '', '', '03:04:05', 'é%']
# expect: ['999', '999-01-02', '9', '998', '99', '', '', '03:04:05', 'é%']
# expect: ['2020', '2020-01-02', '20', '2019', '20', '', '', '03:04:05', 'é%']
# expect: ['-5', '-5-01-02', '-1', '-6', '95', '', '', '03:04:05', 'é%']
