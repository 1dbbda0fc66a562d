# SPDX-License-Identifier: MIT
# What demo, test and format share: finding and installing tools, building. Source it from the project's root.

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

# update_packages: what apt knows of its packages, once a run. Offline it keeps what it knew, which may do.
update_packages() {
  ${packages_updated:-false} && return
  packages_updated=true doubt=
  as_root apt-get update -qq -o APT::Update::Error-Mode=any || doubt=" (apt-get update failed: is the network there?)"
}

# need_packages PACKAGE…: installs those Debian packages that are missing, and says which.
need_packages() {
  if ! { command -v dpkg-query && command -v apt-get; } >/dev/null; then
    say "Neither Debian nor Ubuntu: the like of these is taken as installed: $*"
    return
  fi
  local package missing=() unknown=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing Debian packages: ${missing[*]}"
  as_root true || fail "only root can install them: apt-get install ${missing[*]}"
  update_packages
  for package in "${missing[@]}"; do
    apt-cache show "$package" >/dev/null 2>&1 || unknown+=("$package")
  done
  [ ${#unknown[@]} -eq 0 ] ||
    fail "this system has no package ${unknown[*]}; Debian 12, Debian 13 and Ubuntu 24.04 do$doubt"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "could not install ${missing[*]}$doubt"
}

# need_browsers PACKAGE…: those of Debian. Ubuntu's packages of the same names do not exist or only start a snap.
need_browsers() {
  if grep -qs '^ID=ubuntu$' /etc/os-release; then
    say "Ubuntu has browsers only as snaps: what needs $* looks for /usr/bin/google-chrome and /usr/bin/firefox-esr"
  else
    need_packages "$@"
  fi
}

# node_will_do: whether Vite and the tests run on this Node; web/package.json says the same.
node_will_do() {
  command -v node >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22 ? 0 : 1);'
}

# need_node: a Node that Vite runs on. Debian 12's is too old; newer ones come as an npm package into .tools.
need_node() {
  export PATH="$PWD/.tools/node/bin:$PATH"
  node_will_do && command -v npm >/dev/null && return
  command -v npm >/dev/null || need_packages nodejs npm
  node_will_do && return
  local arch
  case "$(uname -m)" in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) fail "Node 20.19, or 22.12 or newer, is needed, and none is known for $(uname -m)" ;;
  esac
  say "Installing Node 22 into .tools (20.19, or 22.12 or newer, is needed)"
  npm install --loglevel=error --no-save --prefix .tools "node-linux-$arch@22" >/dev/null ||
    fail "could not install Node; is the network there?"
  ln -sfn "../.tools/node_modules/node-linux-$arch" .tools/node
  hash -r
  node_will_do || fail "the installed Node does not run"
}

# npm_is_current FOLDER: whether what npm has installed there is what the lock file says, by npm's own record of it; but
# for what is for other machines alone.
npm_is_current() {
  [ -e "$1/node_modules/.package-lock.json" ] && node -e '
    const { packages } = JSON.parse(fs.readFileSync(`${process.argv[1]}/package-lock.json`));
    const has = JSON.parse(fs.readFileSync(`${process.argv[1]}/node_modules/.package-lock.json`)).packages;
    delete packages[""];
    const missing = ([name, { optional, integrity }]) => has[name] ? has[name].integrity !== integrity : !optional;
    process.exit(Object.entries(packages).some(missing) || Object.keys(has).some((name) => !packages[name]) ? 1 : 0);' "$1"
}

# need_npm FOLDER WHAT [OPTION…]: exactly the packages of that folder's lock file. Nothing is touched where they are there:
# tests may be running on them.
need_npm() {
  local folder=$1 what=$2
  shift 2
  npm_is_current "$folder" && return
  say "Installing $what"
  npm ci --prefix "$folder" --loglevel=error --no-audit --no-fund "$@" >/dev/null || fail "npm ci failed; is the network there?"
}

need_web() {
  need_node
  need_npm web "the page's npm packages"
  need_npm web/docs "what writes the page of the library's API"
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
  need_node
  node web/schema.mjs || fail "the core does not say what its options are"
}

# build_site: the finished static site in dist/, the library in dist/lib/, what it exports in dist/api/.
build_site() {
  need_web
  say "Building the page into dist/"
  npm run --silent --prefix web build || fail "the page's build failed"
}
