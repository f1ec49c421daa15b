#!/usr/bin/env bash
# Puts the style sheets together, in this order, into the one that the page loads: target/plenary.css.
set -euo pipefail
cd "$(dirname "$0")/../style"
mkdir -p ../target
cat tokens.css base.css shell.css ui.css overview.css evaluate.css roll_over.css objectives.css text.css calendar.css strip.css month.css meeting.css find_date.css partners.css map.css tiles.css partner.css relations.css matrix.css notes.css brief.css findings.css exchange.css review.css \
  settings.css library.css history.css search.css print.css | sed -E -e 's/^ +//' -e '/^$/d' > ../target/plenary.css
