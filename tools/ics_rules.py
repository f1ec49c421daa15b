# Makes tests/data/ics/rules.txt: rules and the days that they yield, as python-dateutil has them.
# Usage: python tools/ics_rules.py > tests/data/ics/rules.txt     (needs python-dateutil)
import random
from datetime import datetime
from dateutil.rrule import rrulestr

rng = random.Random(5545)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FROM, TO = datetime(2024, 1, 1), datetime(2025, 12, 31)

# The examples of RFC 5545, 3.8.5.3, that name days; then rules put together at random.
fixed = [
    ("19970902", "FREQ=DAILY;COUNT=10"), ("20231202", "FREQ=DAILY;UNTIL=20240224"), ("20240102", "FREQ=DAILY;INTERVAL=10;COUNT=5"),
    ("20231201", "FREQ=YEARLY;UNTIL=20250131;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA"), ("20240102", "FREQ=WEEKLY;COUNT=10"),
    ("20240102", "FREQ=WEEKLY;INTERVAL=2;WKST=SU"), ("20240102", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH"),
    ("20240101", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20251224;WKST=SU;BYDAY=MO,WE,FR"), ("20240105", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR"),
    ("20240107", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU"), ("20240122", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO"),
    ("20240129", "FREQ=MONTHLY;BYMONTHDAY=-3"), ("20240102", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15"),
    ("20240131", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1"), ("20240110", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15"),
    ("20240102", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU"), ("20240610", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7"),
    ("20240520", "FREQ=YEARLY;BYDAY=20MO"), ("20240307", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH"), ("20240913", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"),
    ("20240113", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13"), ("20201103", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"),
    ("20240104", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3"), ("20240130", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2"),
    ("20240806", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"), ("20240806", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"),
    ("20240115", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5"), ("20240229", "FREQ=YEARLY"), ("20240131", "FREQ=MONTHLY"),
]

def some():
    freq = rng.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    rule = [f"FREQ={freq}"]
    if rng.random() < 0.5: rule.append(f"INTERVAL={rng.randint(1, 5)}")
    if rng.random() < 0.4: rule.append(f"COUNT={rng.randint(1, 30)}")
    elif rng.random() < 0.4: rule.append(f"UNTIL={rng.choice([2023, 2024, 2025])}{rng.randint(1, 12):02}{rng.randint(1, 28):02}")
    if rng.random() < 0.3: rule.append("BYMONTH=" + ",".join(map(str, sorted(rng.sample(range(1, 13), rng.randint(1, 4))))))
    numbered = freq in ("MONTHLY", "YEARLY")
    day = lambda: (rng.choice(["", "", "1", "2", "-1", "5"]) if numbered else "") + rng.choice(DAYS)
    parts = 0
    if rng.random() < 0.5: rule.append("BYDAY=" + ",".join(sorted({day() for _ in range(rng.randint(1, 3))}))); parts += 1
    if freq != "WEEKLY" and rng.random() < 0.3:
        rule.append("BYMONTHDAY=" + ",".join(map(str, rng.sample([1, 2, 10, 13, 28, 29, 30, 31, -1, -2], rng.randint(1, 3))))); parts += 1
    if parts and freq != "DAILY" and rng.random() < 0.3: rule.append("BYSETPOS=" + rng.choice(["1", "-1", "2", "1,-1"]))
    if freq == "WEEKLY" and rng.random() < 0.5: rule.append("WKST=" + rng.choice(["SU", "MO"]))
    start = datetime(rng.choice([2019, 2022, 2023, 2024]), rng.randint(1, 12), rng.randint(1, 28))
    return start, ";".join(rule)

def days(start, rule):
    return [at for at in rrulestr(rule, dtstart=start).xafter(datetime(1, 1, 1), count=4000, inc=True)] if "COUNT" in rule or "UNTIL" in rule \
        else rrulestr(rule, dtstart=start).between(datetime(1, 1, 1), TO, inc=True)

rows = [(datetime.strptime(at, "%Y%m%d"), rule) for at, rule in fixed]
while len(rows) < 250:
    start, rule = some()
    all_days = days(start, rule)
    # A start that its own rule does not yield is undefined in RFC 5545.
    if all_days:
        rows.append((all_days[0], rule) if "BYSETPOS" not in rule and "INTERVAL" not in rule and "COUNT" not in rule else (start, rule))
for start, rule in rows:
    found = days(start, rule)
    if not found or found[0] != start: continue
    shown = [f"{at:%Y%m%d}" for at in found if FROM <= at <= TO][:200]
    print(f"{start:%Y%m%d} {rule} {','.join(shown) or '-'}")
