"""strftime of times and datetimes works on UTF-8: a surrogate in the format or in the name of the time zone is an error."""
import datetime


class Zone(datetime.tzinfo):
    def tzname(self, dt):
        return "\ud800"

    def utcoffset(self, dt):
        return datetime.timedelta(hours=1)

    def dst(self, dt):
        return datetime.timedelta(0)


for t in datetime.time(2, 3, 4, tzinfo=Zone()), datetime.datetime(2020, 1, 2, tzinfo=Zone()), datetime.date(2020, 1, 2):
    for spec in "%Z", "%H", "%H\ud800", "\udc80", "%z\udcff%Z":
        try:
            print(ascii(t.strftime(spec)))
        except Exception as e:
            print(type(e).__name__, ascii(str(e)))
