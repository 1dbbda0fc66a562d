// SPDX-License-Identifier: MIT
/** What scripts/ say on machines that lack something. Stand-ins play apt and dpkg; nothing is installed. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const SCRIPTS = fileURLToPath(new URL('../../../../scripts', import.meta.url));

let machine: string;
beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'momentum machine é-'));
  mkdirSync(join(machine, 'bin'));
  mkdirSync(join(machine, 'cpp'));
  for (const tool of ['basename', 'find', 'grep', 'sort', 'sh', 'env'])
    symlinkSync(`/usr/bin/${tool}`, join(machine, 'bin', tool));
});
afterEach(() => rmSync(machine, { recursive: true }));

/** What a line of bash says, after common.sh, where the only commands are these and the few above. */
function run(line: string, commands: Record<string, string> = {}) {
  for (const [name, body] of Object.entries(commands))
    writeFileSync(join(machine, 'bin', name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync(
    '/bin/bash',
    ['--norc', '-c', `source "$0/common.sh"; ${line}`, SCRIPTS],
    {
      cwd: machine,
      env: { PATH: join(machine, 'bin') },
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
}

const debian = { 'dpkg-query': 'exit 1', 'apt-get': 'exit 0', 'apt-cache': 'exit 0', id: 'echo 0' };

it.each([
  ['another system', {}, 0, 'Neither Debian nor Ubuntu: the like of these is taken as installed: some'],
  [
    'no root and no sudo',
    { ...debian, id: 'echo 1000' },
    1,
    'only root can install them: apt-get install some',
  ],
  [
    'too old a system',
    { ...debian, 'apt-cache': 'exit 100' },
    1,
    'this system has no package some; Debian 12,',
  ],
  [
    'no network',
    { ...debian, 'apt-get': 'exit 100' },
    1,
    'could not install some (apt-get update failed: is the net',
  ],
  ['nothing but the package', debian, 0, 'Installing Debian packages: some'],
])('need_packages: %s', (_, commands, wanted, words) => {
  const { status, output } = run('need_packages some', commands);
  expect(output).toContain(words);
  expect(status).toBe(wanted);
});

it('need_packages is silent, and asks no apt, when all is there', () => {
  const there = { 'dpkg-query': 'echo install ok installed', 'apt-get': 'echo asked', id: 'echo 0' };
  expect(run('need_packages some other', there)).toEqual({ status: 0, output: '' });
});

it('cpp_files finds sources without git, and fails where there is none', () => {
  const none = run('cpp_files cpp');
  expect(none.output).toContain('found no C++ file in cpp');
  expect(none.status).toBe(1);
  expect(run('cpp_files elsewhere').status).toBe(1);
  for (const name of ['b.cpp', 'a.hpp', 'c.txt']) writeFileSync(join(machine, 'cpp', name), '');
  expect(run('cpp_files cpp')).toEqual({ status: 0, output: 'cpp/a.hpp\ncpp/b.cpp\n' });
});

it('layers checks sources without git, and fails where there is none', () => {
  mkdirSync(join(machine, 'scripts'));
  copyFileSync(join(SCRIPTS, 'layers'), join(machine, 'scripts/layers'));
  const layers = () =>
    spawnSync('python3', [join(machine, 'scripts/layers')], { cwd: '/', encoding: 'utf8' });
  expect(layers().stderr).toContain('found no C++ file');
  expect(layers().status).toBe(1);
  writeFileSync(join(machine, 'cpp/a.cpp'), '#include <emscripten/val.h>\n');
  expect(layers().stdout).toContain('cpp/a.cpp: only cpp/wasm knows Emscripten');
  writeFileSync(join(machine, 'cpp/a.cpp'), '#include <vector>\n');
  expect(layers()).toMatchObject({ status: 0, stdout: '1 files keep to their layers\n' });
});
