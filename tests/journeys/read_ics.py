"""Reads a calendar file with Python's icalendar and prints its entries as JSON, for ics.test.mjs."""

import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
# The zones as the file itself describes them, not as this machine knows them.
zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.timezones}


def shown(entry, name):
    """A date, or a time as it stands there and as a moment."""
    if name not in entry:
        return None
    value = entry[name]
    if not isinstance(value.dt, datetime):
        return value.dt.isoformat()
    local = value.dt.replace(tzinfo=None)
    zone = value.params.get("TZID")
    moment = local.replace(tzinfo=zones[zone]) if zone else value.dt
    return f"{local:%Y-%m-%dT%H:%M} {zone or 'UTC'} {moment.astimezone(timezone.utc):%Y-%m-%dT%H:%M}"


def text(entry, name):
    return str(entry[name]) if name in entry else None


def read(entry):
    return {
        "component": entry.name,
        "uid": text(entry, "UID"),
        "stamp": f"{entry['DTSTAMP'].dt:%Y-%m-%dT%H:%M:%SZ}",
        "sequence": int(entry["SEQUENCE"]),
        "start": shown(entry, "DTSTART"),
        "end": shown(entry, "DTEND"),
        "summary": text(entry, "SUMMARY"),
        "location": text(entry, "LOCATION"),
        "description": text(entry, "DESCRIPTION"),
        "url": text(entry, "URL"),
        "status": text(entry, "STATUS"),
        "transp": text(entry, "TRANSP"),
        "categories": [str(category) for category in entry["CATEGORIES"].cats],
        "meeting": json.loads(str(entry["X-PLENARY-MEETING"])),
        "errors": [str(error) for error in entry.errors],
    }


print(json.dumps([read(entry) for entry in calendar.walk() if entry.name in ("VEVENT", "VTODO")]))
