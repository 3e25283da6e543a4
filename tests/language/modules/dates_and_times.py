"""datetime: construction, arithmetic, comparison, text both ways, time zones and pickles."""
import pickle
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


class Changing(tzinfo):
    """Two hours that occur twice."""

    def utcoffset(self, moment):
        return timedelta(hours=1 if moment and moment.fold else 2)

    def dst(self, moment):
        return timedelta(0)

    def tzname(self, moment):
        return "C%H"


class Day(date):
    pass


d, t, x = date(2020, 2, 29), time(1, 2, 3, 4), datetime(2020, 2, 29, 23, 59, 58, 7)
east = timezone(timedelta(hours=5, minutes=30), "East")
for arguments in ((0, 1, 1), (2021, 2, 29), (2020, 13, 1), (2020, 1)):
    show(date, *arguments)
# expect: ValueError year must be in 1..9999, not 0
# expect: ValueError day 29 must be in range 1..28 for month 2 in year 2021
# expect: ValueError month must be in 1..12, not 13
# expect: TypeError function missing required argument 'day' (pos 3)
for arguments in ((24,), (0, 60), (0, 0, 0, -1), (0, 0, 0, 0, 5)):
    show(time, *arguments)
# expect: ValueError hour must be in 0..23, not 24
# expect: ValueError minute must be in 0..59, not 60
# expect: ValueError microsecond must be in 0..999999, not -1
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
for keywords in ({"days": 1.5}, {"weeks": 1, "microseconds": -1}, {"milliseconds": 0.0005}, {"microseconds": 0.5}, {"microseconds": 1.5}, {"days": 10**9}, {"days": "x"}, {"seconds": float("nan")}):
    show(timedelta, **keywords)
# expect: datetime.timedelta(days=1, seconds=43200)
# expect: datetime.timedelta(days=6, seconds=86399, microseconds=999999)
# expect: datetime.timedelta(0)
# expect: datetime.timedelta(0)
# expect: datetime.timedelta(microseconds=2)
# expect: OverflowError days=1000000000; must have magnitude <= 999999999
# expect: TypeError unsupported type for timedelta days component: str
# expect: ValueError cannot convert float NaN to integer
for operation in (lambda: d + timedelta(1), lambda: d - date(2019, 2, 28), lambda: date.max + timedelta(1), lambda: x + timedelta(seconds=2), lambda: x - datetime(2020, 1, 1),
                  lambda: timedelta(7) // timedelta(2), lambda: divmod(timedelta(-7), timedelta(2)), lambda: timedelta(1) / 7, lambda: timedelta(1) * 0.1, lambda: timedelta(1) / 0,
                  lambda: d < x, lambda: d == x, lambda: x < x.replace(tzinfo=UTC), lambda: x == x.replace(tzinfo=UTC), lambda: t < 5, lambda: Day(2020, 1, 1) + timedelta(1),
                  lambda: x.replace(tzinfo=UTC) == (x + timedelta(hours=5, minutes=30)).replace(tzinfo=east), lambda: x.replace(tzinfo=UTC).astimezone(east),
                  lambda: x.replace(tzinfo=Changing()) == x.replace(tzinfo=timezone(timedelta(hours=2))), lambda: str(timedelta(-1, 5, 6)), lambda: -timedelta(1, 1)):
    show(operation)
# expect: datetime.date(2020, 3, 1)
# expect: datetime.timedelta(days=366)
# expect: OverflowError date value out of range
# expect: datetime.datetime(2020, 3, 1, 0, 0, 0, 7)
# expect: datetime.timedelta(days=59, seconds=86398, microseconds=7)
# expect: 3
# expect: (-4, datetime.timedelta(days=1))
# expect: datetime.timedelta(seconds=12342, microseconds=857143)
# expect: datetime.timedelta(seconds=8640)
# expect: ZeroDivisionError division by zero
# expect: TypeError '<' not supported between instances of 'datetime.date' and 'datetime.datetime'
# expect: False
# expect: TypeError can't compare offset-naive and offset-aware datetimes
# expect: False
# expect: TypeError '<' not supported between instances of 'datetime.time' and 'int'
# expect: Day(2020, 1, 2)
# expect: True
# expect: datetime.datetime(2020, 3, 1, 5, 29, 58, 7, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800), 'East'))
# expect: False
# expect: '-1 day, 0:00:05.000006'
# expect: datetime.timedelta(days=-2, seconds=86399)
for text in ("2020-02-29", "20200229", "2020-W09-6", "2020W09", "2020-02-30", "x"):
    show(date.fromisoformat, text)
# expect: datetime.date(2020, 2, 29)
# expect: datetime.date(2020, 2, 29)
# expect: datetime.date(2020, 2, 29)
# expect: datetime.date(2020, 2, 24)
# expect: ValueError day 30 must be in range 1..29 for month 2 in year 2020
# expect: ValueError Invalid isoformat string: 'x'
for text in ("01:02:03.5", "T0102", "24:00", "01:02Z", "01:02+05:30:15.5", "25:00", "1:02", "01:02:"):
    show(time.fromisoformat, text)
# expect: datetime.time(1, 2, 3, 500000)
# expect: datetime.time(1, 2)
# expect: datetime.time(0, 0)
# expect: datetime.time(1, 2, tzinfo=datetime.timezone.utc)
# expect: datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(seconds=19815, microseconds=500000)))
# expect: ValueError hour must be in 0..23, not 25
# expect: ValueError Invalid isoformat string: '1:02'
# expect: ValueError Invalid isoformat string: '01:02:'
for text in ("2020-02-29T01:02:03,123456789+01:00", "2020-02-29 24:00", "2020-02-29T24:01", "2020-W09-6T01", "20200229", "2020-02-29T"):
    show(datetime.fromisoformat, text)
# expect: datetime.datetime(2020, 2, 29, 1, 2, 3, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# expect: datetime.datetime(2020, 3, 1, 0, 0)
# expect: ValueError minute, second, and microsecond must be 0 when hour is 24
# expect: datetime.datetime(2020, 2, 29, 1, 0)
# expect: datetime.datetime(2020, 2, 29, 0, 0)
# expect: ValueError Invalid isoformat string: '2020-02-29T'
for moment in (x, x.replace(tzinfo=east, fold=1), x.replace(tzinfo=Changing()), datetime(7, 1, 2, tzinfo=UTC)):
    print(moment, repr(moment) if moment.tzinfo is not None and not isinstance(moment.tzinfo, Changing) else "", moment.strftime("%Y %G %F %f %z %:z %Z %%"))
    for protocol in (2, 4):
        if not isinstance(moment.tzinfo, Changing):
            print(pickle.dumps(moment, protocol), pickle.loads(pickle.dumps(moment, protocol)) == moment)
# expect: 2020-02-29 23:59:58.000007  2020 2020 2020-02-29 000007    %
# expect: b'\x80\x02cdatetime\ndatetime\nq\x00c_codecs\nencode\nq\x01X\x0b\x00\x00\x00\x07\xc3\xa4\x02\x1d\x17;:\x00\x00\x07q\x02X\x06\x00\x00\x00latin1q\x03\x86q\x04Rq\x05\x85q\x06Rq\x07.' True
# expect: b'\x80\x04\x95*\x00\x00\x00\x00\x00\x00\x00\x8c\x08datetime\x94\x8c\x08datetime\x94\x93\x94C\n\x07\xe4\x02\x1d\x17;:\x00\x00\x07\x94\x85\x94R\x94.' True
# expect: 2020-02-29 23:59:58.000007+05:30 datetime.datetime(2020, 2, 29, 23, 59, 58, 7, fold=1, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800), 'East')) 2020 2020 2020-02-29 000007 +0530 +05:30 East %
# expect: b'\x80\x02cdatetime\ndatetime\nq\x00c_codecs\nencode\nq\x01X\x0b\x00\x00\x00\x07\xc3\xa4\x02\x1d\x17;:\x00\x00\x07q\x02X\x06\x00\x00\x00latin1q\x03\x86q\x04Rq\x05cdatetime\ntimezone\nq\x06cdatetime\ntimedelta\nq\x07K\x00MXMK\x00\x87q\x08Rq\tX\x04\x00\x00\x00Eastq\n\x86q\x0bRq\x0c\x86q\rRq\x0e.' True
# expect: b'\x80\x04\x95_\x00\x00\x00\x00\x00\x00\x00\x8c\x08datetime\x94\x8c\x08datetime\x94\x93\x94C\n\x07\xe4\x82\x1d\x17;:\x00\x00\x07\x94h\x00\x8c\x08timezone\x94\x93\x94h\x00\x8c\ttimedelta\x94\x93\x94K\x00MXMK\x00\x87\x94R\x94\x8c\x04East\x94\x86\x94R\x94\x86\x94R\x94.' True
# expect: 2020-02-29 23:59:58.000007+02:00  2020 2020 2020-02-29 000007 +0200 +02:00 C%H %
# expect: 0007-01-02 00:00:00+00:00 datetime.datetime(7, 1, 2, 0, 0, tzinfo=datetime.timezone.utc) 0007 0007 0007-01-02 000000 +0000 +00:00 UTC %
# expect: b'\x80\x02cdatetime\ndatetime\nq\x00c_codecs\nencode\nq\x01X\n\x00\x00\x00\x00\x07\x01\x02\x00\x00\x00\x00\x00\x00q\x02X\x06\x00\x00\x00latin1q\x03\x86q\x04Rq\x05cdatetime\ntimezone\nq\x06cdatetime\ntimedelta\nq\x07K\x00K\x00K\x00\x87q\x08Rq\t\x85q\nRq\x0b\x86q\x0cRq\r.' True
# expect: b'\x80\x04\x95W\x00\x00\x00\x00\x00\x00\x00\x8c\x08datetime\x94\x8c\x08datetime\x94\x93\x94C\n\x00\x07\x01\x02\x00\x00\x00\x00\x00\x00\x94h\x00\x8c\x08timezone\x94\x93\x94h\x00\x8c\ttimedelta\x94\x93\x94K\x00K\x00K\x00\x87\x94R\x94\x85\x94R\x94\x86\x94R\x94.' True
for spec in ("auto", "hours", "milliseconds", "days"):
    show(x.isoformat, "x", spec)
# expect: '2020-02-29x23:59:58.000007'
# expect: '2020-02-29x23'
# expect: '2020-02-29x23:59:58.000'
# expect: ValueError Unknown timespec value
print(d.isocalendar(), d.timetuple()[:8], d.ctime(), d.toordinal(), date.fromisocalendar(2020, 53, 7), d.replace(year=2024), x.timetz(), datetime.combine(d, t, UTC))
# expect: datetime.IsoCalendarDate(year=2020, week=9, weekday=6) (2020, 2, 29, 0, 0, 0, 5, 60) Sat Feb 29 00:00:00 2020 737484 2021-01-03 2024-02-29 23:59:58.000007 2020-02-29 01:02:03.000004+00:00
print(datetime.fromtimestamp(-1.5, UTC), datetime.fromtimestamp(1e9, east), x.replace(tzinfo=UTC).timestamp(), MINYEAR, MAXYEAR)
# expect: 1969-12-31 23:59:58.500000+00:00 2001-09-09 07:16:40+05:30 1583020798.000007 1 9999
print(hash(x) == hash(x.replace(fold=1)), hash(timedelta(1)) == hash(timedelta(hours=24)), len({x.replace(tzinfo=UTC), x.replace(tzinfo=UTC).astimezone(east)}))
# expect: True True 1
show(timezone, timedelta(1))
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
show(tzinfo().utcoffset, x)  # expect: NotImplementedError a tzinfo subclass must implement utcoffset()
show(UTC.fromutc, x)  # expect: ValueError fromutc: dt.tzinfo is not self
show(datetime.fromtimestamp, "1")  # expect: TypeError argument must be int or float, not str
show(datetime.strptime, "2020-02-29 10", "%Y-%m-%d %H")  # expect: datetime.datetime(2020, 2, 29, 10, 0)
for kind in (date, datetime):
    show(kind, 2020, "x")
    show(kind, 2020)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError function missing required argument 'month' (pos 2)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError function missing required argument 'month' (pos 2)
