"""Compares the public holidays that Plenary computes (tests/data/holidays.txt) with two other collections for
2024-2030: PyPI `holidays` and npm `date-holidays`. Run by `make holidays`, which fetches both; it needs the network.

Writes tests/data/holidays-differences.md: every difference, with the reason given below. Fails where one has none.
Compared are days, not names. argv: the folder where `npm install date-holidays` was run."""

import collections
import json
import pathlib
import re
import subprocess
import sys

import holidays

ROOT = pathlib.Path(__file__).resolve().parent.parent
YEARS = range(2024, 2031)
MEMBERS = {
    "albania": "AL", "armenia": "AM", "azerbaijan": "AZ", "bulgaria": "BG", "georgia": "GE", "hellenic-republic": "GR",
    "moldova": "MD", "north-macedonia": "MK", "romania": "RO", "russian-federation": "RU", "serbia": "RS",
    "turkiye": "TR", "ukraine": "UA",
}
# Each: member, collection or "*", "+" (only Plenary has it) or "-" (only the collection has it), what "month-day name"
# has to match, the reason.
REASONS = json.loads((ROOT / "tools/holidays-reasons.json").read_text())


def ours():
    days = collections.defaultdict(dict)
    for line in (ROOT / "tests/data/holidays.txt").read_text().splitlines():
        day, member, name = line.split(" ", 2)
        if int(day[:4]) in YEARS:
            days[member].setdefault(day.rstrip("?!"), name)
    return days


def from_python():
    days = {}
    for member, code in MEMBERS.items():
        country = getattr(holidays, code)
        # Half days of Türkiye; what Ukraine's law names although it is worked on at present.
        categories = {"TR": ("public", "half_day"), "UA": ("public", "workday")}.get(code, ("public",))
        found = country(years=YEARS, categories=categories, language="en_US" if code != "UA" else "uk")
        days[member] = {str(day): name for day, name in found.items() if day.year in YEARS}
    return days


JS = """
import { createRequire } from 'node:module';
const Holidays = createRequire(process.argv[1] + '/x.js')('date-holidays');
const all = {};
for (const [member, code] of Object.entries(JSON.parse(process.argv[2]))) {
  const days = all[member] = {};
  for (let year = 2024; year <= 2030; year++)
    for (const it of new Holidays(code, { languages: ['en'] }).getHolidays(year, 'en')) {
      if (it.type !== 'public') continue;
      const length = Math.ceil((it.end - it.start) / 864e5 - 0.1);
      for (let more = 0; more < length; more++) {
        const day = new Date(Date.parse(it.date.slice(0, 10)) + more * 864e5).toISOString().slice(0, 10);
        days[day] ??= it.name;
      }
    }
}
console.log(JSON.stringify(all));
"""


def from_javascript(folder):
    run = subprocess.run(
        ["node", "--input-type=module", "-e", JS, "--", str(pathlib.Path(folder).resolve()), json.dumps(MEMBERS)],
        check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def main():
    version = json.loads((pathlib.Path(sys.argv[1]) / "node_modules/date-holidays/package.json").read_text())["version"]
    collections_ = {
        f"holidays {holidays.__version__} (PyPI)": from_python(),
        f"date-holidays {version} (npm)": from_javascript(sys.argv[1]),
    }
    mine, unexplained, used = ours(), [], set()
    groups, alike = collections.OrderedDict(), {}
    for title, theirs in collections_.items():
        key = title.split()[0]
        for member in MEMBERS:
            a, b = mine[member], theirs[member]
            alike[title, member] = (len(a.keys() & b.keys()), len(a), len(b))
            for day in sorted(a.keys() ^ b.keys()):
                sign, name = ("+", a[day]) if day in a else ("-", b[day])
                reason = next((at for at, (who, which, side, what, _) in enumerate(REASONS)
                               if who in (member, "*") and which in (key, "*") and side == sign
                               and re.search(what, f"{day[5:]} {name}")), None)
                if reason is None:
                    unexplained.append(f"{key} {member} {sign} {day} {name}")
                else:
                    used.add(reason)
                    groups.setdefault((member, REASONS[reason][4]), collections.OrderedDict()).setdefault((title, sign), []).append(day)
    out = [
        "# Where other collections of public holidays differ, 2024–2030",
        "",
        "Written by `make holidays` (tools/compare_holidays.py); the reasons are in tools/holidays-reasons.json. Compared are days,",
        "not names. \"Only here\": Plenary has the day and the other collection has not; \"only there\": the other way round.",
        "",
        "| member | " + " | ".join(f"{title}: same / here / there" for title in collections_) + " |",
        "| --- |" + " --- |" * len(collections_),
    ]
    for member in MEMBERS:
        out.append(f"| {member} | " + " | ".join(
            "{} / {} / {}".format(*alike[title, member]) for title in collections_) + " |")
    for member in MEMBERS:
        mine_ = [(reason, sides) for (who, reason), sides in groups.items() if who == member]
        if mine_:
            out += ["", f"## {member}"]
        for reason, sides in mine_:
            out += ["", reason]
            for (title, sign), days in sides.items():
                side = "only here" if sign == "+" else "only there"
                out.append(f"- {title.split()[0]}, {side}: {', '.join(days)}")
    (ROOT / "tests/data/holidays-differences.md").write_text("\n".join(out) + "\n")
    for at, reason in enumerate(REASONS):
        if at not in used:
            print("a reason that explains nothing:", reason)
    print("\n".join(unexplained))
    print(f"{len(unexplained)} differences without a reason")
    sys.exit(bool(unexplained))


main()
