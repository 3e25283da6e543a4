# zoneinfo: a zone from a file in memory, its transitions, the rule after them, the second reading of the clock, and what is kept between calls.
import datetime
import io
import pickle
import struct
import zoneinfo
from _zoneinfo import ZoneInfo

print(zoneinfo.ZoneInfo is ZoneInfo)  # expect: True


def file(transitions, types, rule):
    """A file of the format's second version: transitions are (moment, type), types (offset, daylight, name)."""
    names = b"".join(name + b"\0" for _, _, name in types)
    places = [sum(len(name) + 1 for _, _, name in types[:i]) for i in range(len(types))]
    header = lambda *counts: b"TZif2" + bytes(15) + struct.pack(">6L", *counts)
    body = struct.pack(f">{len(transitions)}q", *(moment for moment, _ in transitions)) + bytes(kind for _, kind in transitions)
    body += b"".join(struct.pack(">lbb", offset, daylight, place) for (offset, daylight, _), place in zip(types, places)) + names
    return io.BytesIO(header(0, 0, 0, 0, 1, 1) + struct.pack(">lbb", 0, 0, 0) + b"\0" + header(0, 0, 0, len(transitions), len(types), len(names)) + body + b"\n" + rule + b"\n")


TYPES = [(-18000, 0, b"EST"), (-14400, 1, b"EDT")]
zone = ZoneInfo.from_file(file([(0, 1), (7200 * 24, 0)], TYPES, b"EST5EDT,M3.2.0,M11.1.0"), key="Here")
UTC = datetime.timezone.utc


def show(*parts, fold=0):
    moment = datetime.datetime(*parts, fold=fold, tzinfo=zone)
    print(moment.isoformat(), zone.tzname(moment), zone.dst(moment), moment.astimezone(UTC).time())


show(1960, 1, 1)  # expect: 1960-01-01T00:00:00-05:00 EST 0:00:00 05:00:00
show(1970, 1, 2)  # expect: 1970-01-02T00:00:00-04:00 EDT 1:00:00 04:00:00
show(1970, 1, 2, 19, 30)  # expect: 1970-01-02T19:30:00-04:00 EDT 1:00:00 23:30:00
show(1970, 1, 2, 19, 30, fold=1)  # expect: 1970-01-02T19:30:00-05:00 EST 0:00:00 00:30:00
show(2024, 3, 10, 2, 30)  # expect: 2024-03-10T02:30:00-05:00 EST 0:00:00 07:30:00
show(2024, 3, 10, 2, 30, fold=1)  # expect: 2024-03-10T02:30:00-04:00 EDT 1:00:00 06:30:00
show(2024, 11, 3, 1, 30)  # expect: 2024-11-03T01:30:00-04:00 EDT 1:00:00 05:30:00
show(2024, 11, 3, 1, 30, fold=1)  # expect: 2024-11-03T01:30:00-05:00 EST 0:00:00 06:30:00
for hour in range(5, 8):
    local = datetime.datetime(2024, 11, 3, hour, tzinfo=UTC).astimezone(zone)
    print(local.isoformat(), local.fold)
# expect: 2024-11-03T01:00:00-04:00 0
# expect: 2024-11-03T01:00:00-05:00 1
# expect: 2024-11-03T02:00:00-05:00 0
print(zone, repr(zone), zone.key, zone.utcoffset(None))  # expect: Here zoneinfo.ZoneInfo(key='Here') Here None
fixed = ZoneInfo.from_file(file([], [(3600, 0, b"ONE")], b"<+01>-1:30"))
print(fixed.utcoffset(None), fixed.tzname(datetime.datetime(2020, 1, 1)), str(fixed)[:32])  # expect: None +01 zoneinfo.ZoneInfo.from_file(<_io
for rule in b"A5", b"EST5EDT", b"EST25", b"EST5EDT,M13.1.0,M11.1.0", b"EST5EDT,J0,J365", b"EST5EDT,366,1", b"EST5EDT,M3.2.0,M11.1.0/168":
    try:
        ZoneInfo.from_file(file([], TYPES, rule))
    except ValueError as error:
        print(error)
# expect: Invalid DST offset in b'EST5EDT'
# expect: Invalid STD offset in b'EST25'
# expect: Malformed transition rule in TZ string: b'EST5EDT,M13.1.0,M11.1.0'
# expect: Malformed transition rule in TZ string: b'EST5EDT,J0,J365'
# expect: Malformed transition rule in TZ string: b'EST5EDT,366,1'
# expect: Malformed transition rule in TZ string: b'EST5EDT,M3.2.0,M11.1.0/168'
south = ZoneInfo.from_file(file([], TYPES, b"AEST-10AEDT,M10.1.0,M4.1.0/3"))
print([south.tzname(datetime.datetime(2024, month, 15)) for month in range(1, 13)])
# expect: ['AEDT', 'AEDT', 'AEDT', 'AEST', 'AEST', 'AEST', 'AEST', 'AEST', 'AEST', 'AEDT', 'AEDT', 'AEDT']
for call in (lambda: pickle.dumps(zone), lambda: ZoneInfo.from_file(io.BytesIO(b"x")), lambda: zone.fromutc(3), lambda: zone.fromutc(datetime.datetime(2020, 1, 1)), lambda: ZoneInfo("../x"), lambda: ZoneInfo("no\ud800where")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, ascii(error))
# expect: PicklingError PicklingError('Cannot pickle a ZoneInfo file from a file stream.')
# expect: ValueError ValueError('Invalid TZif file: magic not found')
# expect: TypeError TypeError('fromutc: argument must be a datetime')
# expect: ValueError ValueError('fromutc: dt.tzinfo is not self')
# expect: ValueError ValueError('ZoneInfo keys must refer to subdirectories of TZPATH, got: ../x')
# expect: ZoneInfoNotFoundError ZoneInfoNotFoundError('No time zone found with key no\ud800where')


class Odd(ZoneInfo):
    pass


class Cache:
    def get(self, key, default=None):
        return 1


Odd._weak_cache = Cache()
try:
    Odd("X")
except RuntimeError as error:
    print(error)
# expect: Unexpected instance of int in Odd weak cache for key 'X'
