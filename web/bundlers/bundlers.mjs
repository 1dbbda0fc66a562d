// SPDX-License-Identifier: MIT
// The app, built and run by each tool in a folder of its own under .tools/bundlers; prints a table and fails when one did
// not come to PyTorch's first loss, here and in a worker.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { title_of } from './browser.mjs';
import { LOSS, TOOLS } from './tools.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, '.tools/bundlers');
const LONGEST = 300_000;

/** As npm would have installed it. */
function install() {
  const place = join(home, 'node_modules/momentum-lab');
  rmSync(place, { recursive: true, force: true });
  cpSync(join(root, 'dist/lib'), place, { recursive: true });
}

/** Runs a command of the tools'; what it says is for when it fails. */
function run(folder, command, env) {
  const PATH = `${join(home, 'node_modules/.bin')}:${process.env.PATH}`;
  const done = spawnSync('bash', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    timeout: LONGEST,
    env: { ...process.env, PATH, CI: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  if (done.status !== 0) throw new Error(`${command}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** What the app says of itself: the loss of the first step, and that in a worker. */
async function outcome(name, { files, build, served, run: told, env }) {
  const folder = join(home, 'apps', name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (build) run(folder, build, env);
  return served ? title_of(join(folder, served)) : run(folder, told, env);
}

const nodes = readdirSync(join(root, '.tools/nodes')).sort();
const node_at = (version) => {
  const [name] = readdirSync(join(root, '.tools/nodes', version, 'node_modules')).filter((one) =>
    one.startsWith('node-'),
  );
  return join(root, '.tools/nodes', version, 'node_modules', name, 'bin/node');
};
const all = TOOLS(nodes.map((version) => [version, node_at(version)]));
const asked = process.argv.slice(2);
const chosen = Object.entries(all).filter(([name]) => asked.length === 0 || asked.includes(name));
if (chosen.length === 0) throw new Error(`there are ${Object.keys(all).join(', ')}`);

install();
let failed = 0;
for (const [name, tool] of chosen) {
  const start = performance.now();
  const said = await outcome(name, tool).catch((error) => error);
  const fits = !(said instanceof Error) && said.split(LOSS).length > (tool.losses ?? 2);
  if (!fits) failed++;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${fits ? '✓' : '✗'} ${name.padEnd(18)} ${seconds.padStart(6)} s   ${tool.line ?? ''}`);
  if (!fits) console.log(said instanceof Error ? said.message : `it said: ${said}`);
}
console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
