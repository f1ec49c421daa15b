# Everything you do with Plenary starts here. What is missing on the machine is installed first (tools/set-up.sh).
#
#   make serve         build the page, serve it on this machine, print the address
#   make test          every check; .ci/run runs it
#   make dist          build the folder to host: dist/
#
#   make draft         build it fast and unshrunk, to look at while you work: dist/
#   make holidays      compare the public holidays with two other collections (needs the network)
#   make scoreboard    merge as two other libraries do, and count what is lost (needs the network)
#   make screenshots   every page, wide and narrow, light and dark: target/screenshots/
#
# `make test` is these in turn: fmt lint native wasm size journeys.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.PHONY: serve test dist draft screenshots holidays scoreboard fmt lint native wasm size journeys tools-to-build tools-to-test

serve: dist
	@node tools/serve.mjs dist

test: tools-to-test fmt lint native wasm size journeys

dist: tools-to-build
	. tools/env.sh; use_wasm_rustc; use_small_std; trunk build

draft: tools-to-build
	. tools/env.sh; use_wasm_rustc; trunk build --release=false

screenshots: tools-to-test dist
	node tools/screenshots.mjs

holidays:
	mkdir -p target/holidays && python3 -m venv target/holidays/python
	target/holidays/python/bin/pip install --quiet holidays==0.109
	cd target/holidays && npm install --silent --no-audit --no-fund --prefix . date-holidays@3.37.0
	target/holidays/python/bin/python tools/compare_holidays.py target/holidays

scoreboard:
	cargo test --locked --test scoreboard -- --ignored
	cd target/scoreboard && npm install --silent --no-audit --no-fund --prefix . jsondiffpatch@0.7.7 @automerge/automerge@3.5.0
	node tools/scoreboard.mjs target/scoreboard tests/data/scoreboard.md

fmt:
	cargo fmt --check

lint:
	cargo clippy --locked --all-targets -- -D warnings

native:
	cargo test --locked

wasm: tools-to-test
	. tools/env.sh; use_wasm_rustc; use_chromedriver; cargo test --locked --target wasm32-unknown-unknown --test web

size: dist
	node tools/size.mjs dist

journeys: tools-to-test dist
	node --test --test-concurrency=2 tests/journeys/*.test.mjs

tools-to-build:
	@tools/set-up.sh build

tools-to-test:
	@tools/set-up.sh test
