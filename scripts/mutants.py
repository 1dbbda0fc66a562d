#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Planted faults: each is put into a copy of the project, and some test must notice it.

Each fault meets the tests related to it first, and all others only if it goes free. Run by scripts/mutants.
"""
import argparse
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns("build", "node_modules", ".git", ".tools", "*.log")
# What the tests of JavaScript need of the build; C++ is built in the copy.
BUILT = [f"momentum-{name}" for name in ("core.js", "core.wasm", "run.js", "run.wasm", "options.ts", "schema.ts")]
PATIENCE_S = 900


class Copy:
    """A copy of the project, into which one fault at a time is put."""

    def __init__(self, source: Path, folder: Path):
        self.root = folder
        self.web = folder / "web"
        shutil.copytree(source, folder, ignore=LEFT_OUT, dirs_exist_ok=True)
        for packages in ("web/node_modules", "web/docs/node_modules"):
            (folder / packages).symlink_to(source / packages)
        self.core = source / "build" / "wasm"
        (folder / "build" / "wasm").mkdir(parents=True)
        self.as_before()
        # The site's licences say whose headers the core has; all else in the cache is of the other folder.
        cache = (self.core / "CMakeCache.txt").read_text("utf-8")
        eigen = next(line for line in cache.splitlines() if line.startswith("EIGEN_INCLUDE:"))
        (folder / "build" / "wasm" / "CMakeCache.txt").write_text(f"{eigen}\n", "utf-8")
        self.configured = False

    def as_before(self) -> None:
        """The core as it was built without a fault."""
        for name in BUILT:
            shutil.copy(self.core / name, self.root / "build" / "wasm" / name)

    def run(self, *command, folder=None):
        """The command's output, and whether it ended well."""
        try:
            ended = subprocess.run(
                command, cwd=folder or self.root, capture_output=True, text=True, timeout=PATIENCE_S, errors="replace"
            )
        except subprocess.TimeoutExpired:
            return f"no end after {PATIENCE_S} s", False
        return ended.stdout + ended.stderr, ended.returncode == 0

    def native(self, names: str) -> str | None:
        """The first of these GoogleTests that fails; None when all pass."""
        build = self.root / "build" / "native"
        if not self.configured:
            self.run("cmake", "-S", ".", "-B", str(build), "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++-19",
                     "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1")
            self.configured = True
        self.build("cmake", "--build", str(build))
        output, passed = self.run(str(build / "cpp/tests/momentum_tests"), f"--gtest_filter={names}", "--gtest_fail_fast")
        if passed:
            return None
        return next((line[13:].split(" (")[0] for line in output.splitlines() if line.startswith("[  FAILED  ]")), "it ended")

    def vitest(self, config: str, *filters: str) -> str | None:
        """The first of these tests of the page that fails."""
        report = self.root / "report.json"
        report.unlink(missing_ok=True)
        output, passed = self.run("npx", "vitest", "run", "--config", config, "--bail=1", "--reporter=json",
                                  f"--outputFile={report}", *filters, folder=self.web)
        if passed:
            return None
        if report.exists():
            for file in json.loads(report.read_text())["testResults"]:
                for test in file["assertionResults"]:
                    if test["status"] == "failed":
                        return f"{Path(file['name']).relative_to(self.web)}: {test['fullName']}"
                if file["status"] == "failed":
                    return f"{Path(file['name']).relative_to(self.web)}: {file['message'].splitlines()[0]}"
        return next((line for line in output.splitlines() if "Error" in line), output[-200:])

    def build(self, *command, folder=None) -> None:
        """A fault whose build fails is none."""
        output, built = self.run(*command, folder=folder)
        if not built:
            raise RuntimeError(f"{' '.join(command)} fails: {output[-2000:]}")

    def site(self) -> None:
        self.build("npm", "run", "--silent", "build", folder=self.web)

    def wasm(self) -> None:
        """The core of the page built anew."""
        self.build("bash", "-c", "source scripts/common.sh && build_wasm -DMOMENTUM_TESTS=OFF")

    def first_failure(self, fault, thorough: bool) -> str | None:
        """What notices the fault: of the tests related to it, then of all."""
        in_core = fault["file"].startswith("cpp/")
        related = {kind: [f"tests/{name}" for name in fault["tests"] if name.split("/")[0] == kind]
                   for kind in ("unit", "views", "library", "browser")}
        native = ":".join(name.removeprefix("native/") for name in fault["tests"] if name.startswith("native/"))
        tries = [
            lambda: native and self.native(native),
            lambda: in_core and any(related.values()) and self.wasm(),
            lambda: (node := related["unit"] + related["views"]) and self.vitest("vite.config.ts", *node),
            lambda: (related["library"] or related["browser"]) and self.site(),
            lambda: related["library"] and self.vitest("vite.config.ts", *related["library"]),
            lambda: related["browser"] and self.vitest("vitest.browser.config.ts", *related["browser"]),
            lambda: thorough and self.any_failure(in_core),
        ]
        return next((found for one in tries if (found := one())), None)

    def any_failure(self, in_core: bool) -> str | None:
        if found := self.native("*") if in_core else self.types():
            return found
        if in_core:
            self.wasm()
        # The library's tests are of what is built.
        self.site()
        return self.vitest("vite.config.ts") or self.vitest("vitest.browser.config.ts")

    def types(self) -> str | None:
        output, passed = self.run("npm", "run", "--silent", "check", folder=self.web)
        return None if passed else "types and linter: " + output.strip().splitlines()[0]


def planted(copy: Copy, fault) -> str:
    """Puts the fault into the copy, and gives back what stood there."""
    file = copy.root / fault["file"]
    text = file.read_text("utf-8")
    file.write_text(text.replace(fault["from"], fault["to"]), "utf-8")
    return text


def work(copy: Copy, waiting: queue.SimpleQueue, results: dict, thorough: bool) -> None:
    while True:
        try:
            number, fault = waiting.get_nowait()
        except queue.Empty:
            return
        start = time.monotonic()
        before = planted(copy, fault)
        found = copy.first_failure(fault, thorough)
        (copy.root / fault["file"]).write_text(before, "utf-8")
        copy.as_before()
        results[number] = found
        said = f"✓ {found}" if found else "✗ NOBODY NOTICES"
        seconds = time.monotonic() - start
        print(f"{number:3} {fault['kind']}: {fault['what']}\n    {said} ({seconds:.0f} s)", flush=True)


def check(faults, tree: Path) -> None:
    """Each is of a text that its file has once, and its tests are there."""
    for number, fault in faults:
        times = (tree / fault["file"]).read_text("utf-8").count(fault["from"])
        if times != 1 or fault["from"] == fault["to"]:
            sys.exit(f"fault {number}: {fault['file']} has {times} times what is to be changed ({fault['what']})")
        for name in fault["tests"]:
            if not name.startswith("native/") and not list((tree / "web/tests").glob(f"{name}*.test.ts")):
                sys.exit(f"fault {number}: there is no web/tests/{name}*.test.ts")


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/mutants", description=__doc__)
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="these faults, by their number")
    parser.add_argument("--related", action="store_true", help="ask the related tests alone")
    parser.add_argument("--faults", type=Path, default=ROOT / "scripts" / "faults.toml", help="another list of faults")
    parser.add_argument("--tree", type=Path, default=ROOT, help="another checkout, built")
    parser.add_argument("--check", action="store_true", help="plant none; only see that each still fits its file")
    parser.add_argument("--copies", type=int, default=2, help="so many at a time")
    options = parser.parse_args()
    listed = enumerate(tomllib.loads(options.faults.read_text("utf-8"))["fault"], 1)
    faults = [one for one in listed if not options.only or one[0] in options.only]
    check(faults, options.tree)
    if options.check:
        print(f"{len(faults)} faults, each of a text that its file has once")
        return 0
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    for one in faults:
        waiting.put(one)
    results: dict[int, str | None] = {}
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="momentum-faults-") as folder:
        copies = [Copy(options.tree.resolve(), Path(folder) / str(i)) for i in range(options.copies)]
        with ThreadPoolExecutor() as hands:
            list(hands.map(lambda copy: work(copy, waiting, results, not options.related), copies))
    free = [fault["what"] for number, fault in faults if not results.get(number)]
    minutes = (time.monotonic() - start) / 60
    print(f"\n{len(faults)} faults planted in {minutes:.0f} min, {len(free)} went free")
    for what in free:
        print(f"Free: {what}")
    return 1 if free else 0


if __name__ == "__main__":
    sys.exit(main())
