# Where the tools of this project live and which compiler makes the page. Sourced, not run.
# Everything is kept in one folder outside the checkout, so that a fresh clone starts in seconds.
PLENARY_TOOLS="${PLENARY_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/plenary-tools}"
export PLENARY_TOOLS
export PATH="$PLENARY_TOOLS/bin:$PLENARY_TOOLS/node_modules/.bin:$PATH"

# The versions that are tried and work together. wasm-bindgen-cli follows Cargo.lock.
TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
PLAYWRIGHT_VERSION=1.64.1
ICAL_JS_VERSION=2.2.1 # This and the next one read our calendar files in a journey.
ICALENDAR_VERSION=7.3.0
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

# rustc as rustup has it where its wasm target is there, else Debian's with the target built by wasm-target.sh.
wasm_target_of() { ls "$("$1" --print sysroot 2>/dev/null)"/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib >/dev/null 2>&1; }
wasm_rustc() {
  if wasm_target_of rustc; then command -v rustc
  elif [ -x /usr/bin/rustc ] && wasm_target_of /usr/bin/rustc; then echo /usr/bin/rustc
  else return 1
  fi
}
# One target folder per toolchain: cargo would otherwise rebuild everything at each change of compiler.
use_wasm_rustc() {
  RUSTC=$(wasm_rustc) || return 1
  export RUSTC
  export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/wasm"
}

# What `cargo test --target wasm32-unknown-unknown` needs to run the tests in a headless Chromium.
use_chromedriver() {
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  export CHROMEDRIVER=/usr/bin/chromedriver
  export WASM_BINDGEN_TEST_WEBDRIVER_JSON="$PWD/tests/webdriver.json"
}

# The page is built with a standard library of its own: a panic traps at once, without words. That takes a tenth off the
# page, and src/start.js shows the same block. It needs the library's source, and RUSTC_BOOTSTRAP, because the two
# options are not stable yet.
std_source_of() { [ -f "$("$1" --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml" ]; }
use_small_std() {
  export RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size # its short sorts and searches in place of its fast ones
  export RUSTFLAGS="--cfg erase_components -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=--no-merge-data-segments"
}
