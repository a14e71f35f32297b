"""The types of datetime: constructors, arithmetic, formats, time zones, pickles, subclasses, and the messages of what they refuse."""
import copy
import datetime as d
import pickle
import sys

U = d.timezone.utc


def attempt(f, *args, **kwargs):
    try:
        print("  ", repr(f(*args, **kwargs)))
    except Exception as e:
        print("  ", type(e).__name__, e)


print("constructors")
attempt(d.datetime); attempt(d.datetime, 1, 2); attempt(d.datetime, 1, 2, 3, 4, 5, 6, 7, 8); attempt(d.datetime, *range(1, 11))
attempt(d.datetime, 1, 2, 3, foo=1); attempt(d.datetime, 'a', 2, 3); attempt(d.datetime, 1.5, 2, 3); attempt(d.datetime, 1, 2, 3, year=4)
attempt(d.datetime, 2**40, 1, 1); attempt(d.datetime, 2**70, 1, 1); attempt(d.date, 1); attempt(d.date, b'x'); attempt(d.date, 2020, 13, 1)
attempt(d.date, 2020, 2, 30); attempt(d.date, 0, 1, 1); attempt(d.time, 24); attempt(d.time, fold=2); attempt(d.time, 1, 2, 3, 4, 5)
attempt(d.time, 1, 2, 3, 4, None, 1); attempt(d.timedelta, '1'); attempt(d.timedelta, 1e10); attempt(d.timedelta, 10**10)
attempt(d.timedelta, None); attempt(d.timedelta, days=1, foo=2); attempt(d.timedelta, *range(9)); attempt(d.timedelta, float('nan'))
attempt(d.timedelta, float('inf')); attempt(d.timedelta, 10**400); attempt(d.timezone); attempt(d.timezone, 1)
attempt(d.timezone, d.timedelta(1)); attempt(d.timezone, d.timedelta(0), 1); attempt(d.timezone, d.timedelta(0))
attempt(d.timezone, d.timedelta(0), 'UTC'); attempt(d.timezone, offset=d.timedelta(0), name='a'); attempt(d.date.fromordinal, 0)
attempt(d.date.fromordinal, 3652060); attempt(d.date.fromordinal, 'a'); attempt(d.date.fromisoformat, 1)
attempt(d.date.fromisocalendar, 2020, 54, 1); attempt(d.date.fromisocalendar, 2020, 1, 8); attempt(d.date.fromisocalendar, 0, 1, 1)
attempt(d.date.fromisocalendar, 2020); attempt(d.date.fromisocalendar, 2020, 53, 7); attempt(d.date.fromisocalendar, 2021, 53, 7)
attempt(d.datetime.combine, 1, 2); attempt(d.datetime.combine, d.date(1, 1, 1), 2); attempt(d.datetime.strptime, 1, 2)
attempt(d.datetime.now, 3); attempt(d.datetime.fromtimestamp, 'a'); attempt(d.datetime.fromtimestamp, 1e20)
attempt(d.datetime.fromtimestamp, float('nan')); attempt(d.datetime.fromtimestamp, -1e13); attempt(d.datetime.fromtimestamp)
attempt(d.datetime.fromtimestamp, 1.5, U); attempt(d.datetime.utcfromtimestamp, -0.0000005); attempt(d.datetime.utcfromtimestamp, 253402300799.9999999)
attempt(d.date(1, 1, 1).replace, 0); attempt(d.date(1, 1, 1).replace, foo=0); attempt(d.date(1, 1, 1).strftime)
attempt(d.date(1, 1, 1).strftime, 1); attempt(d.date(1, 1, 1).strftime, '%'); attempt(d.date(1, 1, 1).__format__, 1)
attempt(d.time(1, 2, 3).replace, 3, tzinfo=3); attempt(d.time(1).replace, fold=3); attempt(d.datetime(1, 1, 1).replace, fold=3)
attempt(d.datetime(1, 1, 1).replace, tzinfo=3); attempt(d.datetime, b'\x07\xb2\x01\x01\0\0\0\0\0\0'); attempt(d.date, b'\x07\xb2\x0d\x01')
attempt(d.time, b'\x01\x02\x03\0\0\0', 3); attempt(d.datetime, b'\x07\xb2\x81\x01\0\0\0\0\0\0', U); attempt(d.time, '\x01\x02\x03\0\0\0')

print("isoformat")
for text in ("2020-01-02", "20200102", "2020-W01-2", "2020W012", "2020W01", "2020-W53", "2020-1-02", "2020-01-32", "2020", "x"):
    attempt(d.date.fromisoformat, text)
for text in ("01", "0102", "01:02", "010203", "01:02:03.4", "01:02:03,456789123", "T01:02", "01:02Z", "01:02+03", "01:02-03:04:05.000006",
             "01:02+0304", "24:00", "01:0203", "0102:03", "01:02:", "1:02", "01:02+", "01:02Zx", "01:02:03.x", "", "01:02+24:00"):
    attempt(d.time.fromisoformat, text)
for text in ("2020-01-02", "2020-01-02T03", "2020-01-02 03:04:05.678+00:00", "20200102T030405Z", "2020-W01-2T03:04", "2020W01203:04",
             "2020-01-02\u123403", "2020-01-02\ud80003", "2020-01", "2020-01-02T"):
    attempt(d.datetime.fromisoformat, text)
t = d.datetime(2020, 1, 2, 3, 4, 5, 6789, d.timezone(d.timedelta(hours=-3, minutes=-30, seconds=-7, microseconds=-1)))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "x"):
    attempt(t.isoformat, "_", spec); attempt(t.timetz().isoformat, spec)
attempt(t.isoformat, "ab"); attempt(t.isoformat, 1); attempt(t.isoformat, timespec=3)
print(t.strftime("%Y-%m-%d %H:%M:%S.%f %z %Z %%z"), f"{t:%j}", f"{t}", t.ctime(), d.date(2020, 1, 2).ctime(), f"{t.time():%H %f}")

print("deltas")
x, y = d.timedelta(3, 5, 7), d.timedelta(-1, 86399, 999999)
for f in ("x+y", "x-y", "-x", "+y", "abs(y)", "x*3", "3*x", "x*1.5", "x/3", "x/1.5", "x/y", "x//y", "x//7", "x%y", "divmod(x,y)", "bool(x-x)",
          "x<y", "x==d.timedelta(3,5,7)", "hash(x)==hash(d.timedelta(3,5,7))", "x.total_seconds()", "str(y)", "d.timedelta(0.5, 0.25, 0.75, weeks=0.1)",
          "d.timedelta(microseconds=0.5)", "d.timedelta(microseconds=1.5)", "d.timedelta(seconds=1e-7, days=1e-11)", "x/0", "x//0", "x/0.0",
          "x/d.timedelta(0)", "x%d.timedelta(0)", "divmod(x,d.timedelta(0))", "x*'a'", "x*float('nan')", "x*1e300", "d.timedelta.max*2",
          "d.timedelta.max+y*-2", "x//1.0", "x+1", "1/x", "d.timedelta.min", "d.timedelta.max", "d.timedelta.resolution", "-d.timedelta.min"):
    attempt(lambda: eval(f))

print("dates")
for f in ("d.date(2020,2,28)+d.timedelta(2)", "d.timedelta(2)+d.date(2020,2,28)", "d.date(2020,3,1)-d.date(2020,2,1)", "d.date(1,1,1)-d.timedelta(1)",
          "d.date.max+d.timedelta(1)", "d.date(1,1,1)+1", "d.date(1,1,1)<d.datetime(1,1,1)", "d.datetime(1,1,1)<d.date(1,1,1)",
          "d.datetime(1,1,1)==d.date(1,1,1)", "d.date(1,1,1)==d.datetime(1,1,1)", "d.datetime(1,1,1)<3", "d.date(1,1,1)<3",
          "d.datetime(1,1,1)<d.datetime(1,1,1,tzinfo=U)", "d.datetime(1,1,1)==d.datetime(1,1,1,tzinfo=U)", "d.datetime(1,1,1)-d.datetime(1,1,1,tzinfo=U)",
          "d.time(1)<d.time(1,tzinfo=U)", "d.time(1)==d.time(1,tzinfo=U)", "d.time(1,tzinfo=U)==d.time(2,tzinfo=d.timezone(d.timedelta(hours=1)))",
          "d.date(2020,1,1).isocalendar()", "tuple(d.date(2016,1,3).isocalendar())", "d.date(2020,12,31).isocalendar().week", "d.date(2020,1,1).timetuple()",
          "d.datetime(2020,1,1,tzinfo=U).utctimetuple()", "t.astimezone(U)", "t.utcoffset()", "t.tzname()", "t.dst()", "d.datetime.min", "d.datetime.max",
          "d.time.min", "d.time.max", "d.date.min", "d.datetime.resolution", "t-d.datetime(2020,1,1,tzinfo=U)", "(t+d.timedelta(1.5)).tzinfo is t.tzinfo",
          "hash(t)==hash(t.astimezone(U))", "d.datetime(2020,1,1,fold=1)", "d.time(1,fold=1,tzinfo=U)", "d.datetime(2020,1,1,tzinfo=U).timestamp()",
          "d.date.today()==d.datetime.now().date()", "d.datetime.strptime('2020-01-02 +0130','%Y-%m-%d %z')", "d.datetime.combine(d.date(2020,1,2),d.time(3,tzinfo=U))",
          "d.datetime(1,1,1).astimezone(3)", "d.datetime.max.astimezone(d.timezone.max)", "d.date(2020,1,1).weekday()", "d.date(2020,1,1).toordinal()"):
    attempt(lambda: eval(f))

print("time zones")
for f in ("U", "d.timezone.min", "d.timezone.max", "str(d.timezone(d.timedelta(seconds=61)))", "d.timezone(d.timedelta(1)/2,'x')", "U.utcoffset(3)", "U.fromutc(3)",
          "U.fromutc(d.datetime(1,1,1))", "d.tzinfo().utcoffset(None)", "d.tzinfo().fromutc(3)", "d.tzinfo().tzname(None)", "d.tzinfo().dst(None)",
          "U==d.timezone(d.timedelta(0),'z')", "U<U", "hash(U)==hash(d.timedelta(0))", "U.dst(None)", "U.tzname(None)", "U.__getinitargs__()",
          "d.timezone(d.timedelta(1)/2,'x').__reduce__()"):
    attempt(lambda: eval(f))


class Zone(d.tzinfo):
    def __init__(self, offset=None, name="zone", dst=d.timedelta(0)):
        self.offset, self.name, self.dst_ = offset, name, dst

    def utcoffset(self, dt):
        return self.offset

    def tzname(self, dt):
        return self.name

    def dst(self, dt):
        return self.dst_


for zone in (Zone(d.timedelta(hours=1)), Zone(), Zone(3), Zone(d.timedelta(1)), Zone(d.timedelta(0), 3), Zone(d.timedelta(0), "100%", None),
             Zone(d.timedelta(hours=2), dst=d.timedelta(hours=1))):
    z = d.datetime(2020, 5, 6, 7, 8, 9, tzinfo=zone)
    for f in ("z.utcoffset()", "z.tzname()", "z.dst()", "str(z)", "z.strftime('%Z%z')", "z.astimezone(U)", "zone.fromutc(z)", "z.timestamp()", "z == z.replace(tzinfo=U)",
              "z.timetz().utcoffset()"):
        attempt(lambda: eval(f))

print("pickles and subclasses")


class Day(d.date):
    def __new__(cls, *args, extra=None):
        self = super().__new__(cls, *args)
        self.extra = extra
        return self


class Moment(d.datetime):
    pass


print(type(Day(2020, 1, 1) + d.timedelta(1)).__name__, type(Day.today()).__name__, type(Moment.now(U)).__name__, type(Moment(1, 1, 1) - d.timedelta(-1)).__name__,
      type(Moment(1, 1, 1).date()).__name__, type(Day(1, 1, 1).replace(day=2)).__name__, type(Moment.fromisoformat("2020-01-01")).__name__)
for value in (d.date(2020, 1, 2), d.datetime(2020, 1, 2, 3, 4, 5, 6, U, fold=1), d.time(1, 2, 3, 4, U), d.timedelta(1, 2, 3), U, d.timezone(d.timedelta(hours=1), "n"),
              Day(2020, 1, 1), Moment(2020, 1, 1, fold=1), d.date(2020, 1, 1).isocalendar()):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        print(type(again).__name__, again == value, getattr(again, "fold", None), end=" ")
    print(copy.deepcopy(value) == value, value.__reduce_ex__(4))

print("counts")
zone = Zone(d.timedelta(hours=1))
before = sys.getrefcount(zone)
moments = [d.datetime(2020, 1, 1, tzinfo=zone) + d.timedelta(i) for i in range(10)]
print(sys.getrefcount(zone) - before)
del moments
print(sys.getrefcount(zone) - before)
