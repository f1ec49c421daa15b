#!/usr/bin/env bash
# Brings a bare Debian machine (with Rust, Node and apt) to one that builds and tests Plenary.
# Each step says what it does and about how long it takes, and is skipped where it is already done.
# Usage: tools/set-up.sh build | test      ("test" adds Chromium and Playwright)
set -uo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh
mkdir -p "$PLENARY_TOOLS"
log="$PLENARY_TOOLS/set-up.log"
: > "$log"

# step NAME TIME CHECK INSTALL WAY-OUT
step() {
  local name=$1 time=$2 check=$3 install=$4 way_out=$5
  if $check >/dev/null 2>&1; then return 0; fi
  echo "set-up: $name (about $time) ..."
  if ! $install >>"$log" 2>&1 || ! $check >/dev/null 2>&1; then
    tail -n 15 "$log" >&2
    printf '\nset-up: the step "%s" failed. The full log is %s.\nThe way out: %s\n' "$name" "$log" "$way_out" >&2
    exit 1
  fi
  echo "set-up: $name: done"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
apt_get() { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }
version_is() { [ "$("$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1)" = "$2" ]; }

has_rust() { command -v cargo && command -v rustc; }
has_node() { command -v node && command -v npm; }
give_up() { return 1; }

has_wasm_target() { wasm_rustc; }
add_wasm_target() { { command -v rustup && rustup target add wasm32-unknown-unknown && wasm_target_of rustc; } || as_root bash tools/wasm-target.sh; }

has_std_source() { std_source_of "$(wasm_rustc)"; }
add_std_source() { rustup component add rust-src || apt_get rust-web-src; }

# The library's own dependencies; Trunk builds offline.
std_crates() { (use_wasm_rustc && use_small_std && cargo fetch --locked --target wasm32-unknown-unknown "$@"); }
has_std_crates() { std_crates --offline; }
add_std_crates() { std_crates; }

has_wasm_bindgen() { version_is wasm-bindgen "$WASM_BINDGEN_VERSION" && command -v wasm-bindgen-test-runner; }
# Without --locked: one dependency that 0.2.130 pins is no longer served.
add_wasm_bindgen() { cargo install wasm-bindgen-cli --version "$WASM_BINDGEN_VERSION" --root "$PLENARY_TOOLS" --force; }

has_trunk() { version_is trunk "$TRUNK_VERSION"; }
add_trunk() { cargo install trunk --version "$TRUNK_VERSION" --locked --debug --no-default-features --features rustls --root "$PLENARY_TOOLS" --force; }

npm_has() { [ "$(node -p "require('$PLENARY_TOOLS/node_modules/$1/package.json').version")" = "$2" ]; }
has_shrinkers() { npm_has binaryen "$BINARYEN_VERSION" && npm_has esbuild "$ESBUILD_VERSION"; }
has_playwright() { npm_has playwright-core "$PLAYWRIGHT_VERSION"; }
has_ical_js() { npm_has ical.js "$ICAL_JS_VERSION"; }
add_npm() { npm install --prefix "$PLENARY_TOOLS" --no-audit --no-fund --save-exact "binaryen@$BINARYEN_VERSION" "esbuild@$ESBUILD_VERSION" "playwright-core@$PLAYWRIGHT_VERSION" "ical.js@$ICAL_JS_VERSION"; }

# Python's icalendar in an environment of its own; Debian has the module that makes one in a package apart.
in_python() { "$PLENARY_TOOLS/python/bin/python" "$@"; }
has_icalendar() { [ "$(in_python -c 'import icalendar; print(icalendar.__version__)')" = "$ICALENDAR_VERSION" ]; }
make_python() { python3 -m venv --clear "$PLENARY_TOOLS/python"; }
add_icalendar() { { make_python || { apt_get python3-venv && make_python; }; } && in_python -m pip install --quiet "icalendar==$ICALENDAR_VERSION"; }

has_crates() { cargo fetch --locked --offline; }
add_crates() { cargo fetch --locked; }

has_rust_checks() { cargo fmt --version && cargo clippy --version; }
add_rust_checks() { rustup component add rustfmt clippy; }

has_chromium() { [ -x /usr/bin/chromium ] && [ -x /usr/bin/chromedriver ]; }
add_chromium() { apt_get chromium chromium-driver fonts-noto-core; }

step "Rust" "2 minutes" has_rust give_up "install Rust 1.88 or newer (rustup.rs, or Debian's rustup package) and run this again"
step "Node" "1 minute" has_node give_up "install Node 20 or newer with npm and run this again"
step "the wasm target" "2 minutes" has_wasm_target add_wasm_target \
  "run 'rustup target add wasm32-unknown-unknown' where downloads are allowed, or 'bash tools/wasm-target.sh' as root on Debian"
step "the source of the standard library" "1 minute" has_std_source add_std_source \
  "run 'rustup component add rust-src', or install Debian's rust-web-src"
step "wasm-bindgen $WASM_BINDGEN_VERSION" "4 minutes" has_wasm_bindgen add_wasm_bindgen \
  "put wasm-bindgen-cli $WASM_BINDGEN_VERSION (the version in Cargo.lock) into $PLENARY_TOOLS/bin"
step "Trunk $TRUNK_VERSION" "5 minutes" has_trunk add_trunk "put trunk $TRUNK_VERSION into $PLENARY_TOOLS/bin"
step "wasm-opt, esbuild and Playwright, from npm" "1 minute" has_shrinkers add_npm \
  "run 'npm install --prefix $PLENARY_TOOLS binaryen@$BINARYEN_VERSION esbuild@$ESBUILD_VERSION playwright-core@$PLAYWRIGHT_VERSION'"
step "the crates of Cargo.lock" "1 minute" has_crates add_crates "run 'cargo fetch --locked' where the crates can be reached"
step "the crates of the standard library" "1 minute" has_std_crates add_std_crates "build once where the crates can be reached"
if [ "${1:-build}" = test ]; then
  step "rustfmt and clippy" "1 minute" has_rust_checks add_rust_checks "run 'rustup component add rustfmt clippy'"
  step "Playwright" "1 minute" has_playwright add_npm "run 'npm install --prefix $PLENARY_TOOLS playwright-core@$PLAYWRIGHT_VERSION'"
  step "ical.js, from npm" "1 minute" has_ical_js add_npm "run 'npm install --prefix $PLENARY_TOOLS ical.js@$ICAL_JS_VERSION'"
  step "Python's icalendar" "1 minute" has_icalendar add_icalendar \
    "make a Python environment in $PLENARY_TOOLS/python and install icalendar==$ICALENDAR_VERSION in it"
  step "Chromium and its driver" "2 minutes" has_chromium add_chromium "install Debian's packages chromium and chromium-driver"
fi
