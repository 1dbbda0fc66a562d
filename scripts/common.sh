# SPDX-License-Identifier: MIT
# What demo, test and format share: finding and installing tools, building. Source it from the project's root.

readonly NODE_WANTED=20.19

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
fail() {
  printf '\n\033[1;31m%s: %s\033[0m\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# cpp_files FOLDER…: the C++ files there. By find, not git: a downloaded zip has no git. To find none is a mistake.
cpp_files() {
  local found
  found=$(find "$@" -name '*.cpp' -o -name '*.hpp' | sort) && [ -n "$found" ] || fail "found no C++ file in $*"
  echo "$found"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# need_packages PACKAGE…: installs those Debian packages that are missing, and says which.
need_packages() {
  local package missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null ||
    fail "missing: ${missing[*]}. Only Debian and Ubuntu are set up by this script; install their like by hand."
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
    fail "missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
  say "Installing Debian packages: ${missing[*]}"
  as_root apt-get update -qq || fail "apt-get update failed; is the network there?"
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "could not install ${missing[*]}"
}

# firefox_package: Debian has firefox-esr; Ubuntu's firefox package only starts a snap.
firefox_package() {
  if apt-cache show firefox-esr >/dev/null 2>&1; then echo firefox-esr; fi
}

node_is_new_enough() {
  command -v node >/dev/null &&
    [ "$(printf '%s\n%s\n' "$NODE_WANTED" "$(node -p process.versions.node)" | sort -V | head -1)" = "$NODE_WANTED" ]
}

# need_node: a Node that Vite runs on. Debian 12's is too old; newer ones come as an npm package into .tools.
need_node() {
  export PATH="$PWD/.tools/node/bin:$PATH"
  node_is_new_enough && command -v npm >/dev/null && return
  command -v npm >/dev/null || need_packages nodejs npm
  node_is_new_enough && return
  local arch
  case "$(uname -m)" in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) fail "Node ≥ $NODE_WANTED is needed, and none is known for $(uname -m)" ;;
  esac
  say "Installing Node 22 into .tools (the system's is older than $NODE_WANTED)"
  npm install --silent --no-save --prefix .tools "node-linux-$arch@22" || fail "could not install Node"
  ln -sfn "../.tools/node_modules/node-linux-$arch" .tools/node
  hash -r
  node_is_new_enough || fail "the installed Node does not run"
}

# need_web: the page's npm packages, exactly those of the lock file.
need_web() {
  need_node
  local stamp=web/node_modules/.installed
  [ -e "$stamp" ] && cmp -s "$stamp" web/package-lock.json && return
  say "Installing the page's npm packages"
  npm ci --prefix web --silent --no-audit --no-fund || fail "npm ci failed"
  cp web/package-lock.json "$stamp"
}

need_emscripten() {
  need_packages cmake ninja-build libeigen3-dev
  command -v emcmake >/dev/null || need_packages emscripten
  # acorn is not found otherwise where a Node is installed that is not Debian's
  export NODE_PATH=/usr/share/nodejs
}

# build_wasm [CMAKE-OPTION…]
build_wasm() {
  need_emscripten
  say "Building the core to WebAssembly"
  emcmake cmake --preset wasm "$@" >/dev/null || fail "configuring the wasm build failed"
  cmake --build --preset wasm || fail "the wasm build failed"
}

# build_site: the finished static site in dist/, the library in dist/lib/.
build_site() {
  need_web
  say "Building the page into dist/"
  npm run --silent --prefix web build || fail "the page's build failed"
}
