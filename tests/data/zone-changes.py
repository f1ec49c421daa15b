"""Prints the lines of zone-changes.txt: an oracle that has nothing in common with Plenary or with a browser."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = """Europe/Istanbul Asia/Yerevan Asia/Baku Asia/Tbilisi Europe/Moscow Europe/Kyiv Europe/Chisinau Europe/Bucharest
Europe/Sofia Europe/Athens Europe/Tirane Europe/Belgrade Europe/Skopje""".split()
END = datetime(2031, 1, 1, tzinfo=timezone.utc)


def offset(zone, moment):
    return int(moment.astimezone(zone).utcoffset().total_seconds() // 60)


for name in ZONES:
    zone, moment = ZoneInfo(name), datetime(2024, 1, 1, tzinfo=timezone.utc)
    before = offset(zone, moment)
    print(f"{name} {moment:%Y-%m-%dT%H:%M}Z {before:+d} {before:+d}")
    while moment < END:
        moment += timedelta(minutes=15)
        after = offset(zone, moment)
        if after != before:
            print(f"{name} {moment:%Y-%m-%dT%H:%M}Z {before:+d} {after:+d}")
        before = after
