// SPDX-License-Identifier: MIT
/** Interleaved rounds of every contestant on every job; scripts/bench builds what they need and calls this. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startContestants } from './contestants.mjs';
import { jobs as allJobs, checkEigen } from './hosts/native.mjs';
import { markdown, terminal, withTable } from './report.mjs';
import { growth, noise, ratiosOf, summary } from './statistics.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    from: { type: 'string' },
    readme: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});

/** `ms` a measurement, `warm` before the first one of an engine on a job. */
const EFFORT = options.quick
  ? { rounds: 5, ms: 100, warm: 1000, sweepRounds: 3, sweepMs: 60, sweepWarm: 150 }
  : { rounds: 7, ms: 500, warm: 2000, sweepRounds: 5, sweepMs: 200, sweepWarm: 500 };

const PEAKS = ['peak/registers/11', 'peak/registers/12', 'peak/registers/13', 'peak/l1'].map((name) => ({
  name,
  title: name,
  operations: 1,
}));

/** One line that is rewritten on a terminal; a log gets none of it. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Every (job, contestant), once a round: rounds[job][contestant] = steps a second. */
async function interleave(pairs, { rounds, ms, warm }, what) {
  const measured = {};
  for (const [i, { job, contestant }] of pairs.entries()) {
    progress(`${what}: warming up ${i + 1}/${pairs.length} ${contestant.name} ${job.name}`);
    await contestant.host.prepare(job, warm);
  }
  for (let round = 1; round <= rounds; ++round) {
    for (const { job, contestant } of pairs) {
      progress(`${what}: round ${round}/${rounds} ${job.name} ${contestant.name}`);
      const speed = await contestant.host.measure(job, ms);
      await setTimeout(contestant.settles ?? 0);
      measured[job.name] ??= {};
      measured[job.name][contestant.name] ??= [];
      measured[job.name][contestant.name].push(speed);
    }
  }
  progress('');
  const summaries = (byName) =>
    Object.fromEntries(Object.entries(byName).map(([name, r]) => [name, summary(r)]));
  return Object.fromEntries(Object.entries(measured).map(([job, byName]) => [job, summaries(byName)]));
}

const cross = (jobs, contestants) =>
  jobs.flatMap((job) =>
    contestants
      .filter(({ jobs: only }) => !only || only.includes(job.name))
      .map((contestant) => ({ job, contestant })),
  );

async function sweep(jobs, contestants) {
  const swept = jobs.filter(({ name }) => name.includes('/'));
  const chromium = contestants.filter(({ name }) => name === 'chromium');
  const effort = { rounds: EFFORT.sweepRounds, ms: EFFORT.sweepMs, warm: EFFORT.sweepWarm };
  const measured = await interleave(cross(swept, chromium), effort, 'sweeps');
  const results = Object.fromEntries(swept.map(({ name }) => [name, measured[name].chromium]));
  const named = (prefix) => swept.filter(({ name }) => name.startsWith(prefix));
  return {
    results,
    samples: growth(named('samples/'), results, ({ options: { data } }) => data.samples, 'all'),
    width: growth(named('width/'), results, ({ operations }) => operations, 'narrower'),
  };
}

async function measure() {
  const check = checkEigen();
  const jobs = allJobs();
  const main = jobs.filter(({ name }) => !name.includes('/'));
  const contestants = await startContestants();
  try {
    const pairs = [...cross(PEAKS, contestants.peaks), ...cross(main, contestants.all)];
    const measured = await interleave(pairs, EFFORT, 'jobs');
    const peaks = Object.fromEntries(PEAKS.map(({ name }) => [name, measured[name]]));
    const results = Object.fromEntries(main.map(({ name }) => [name, measured[name]]));
    const entrants = contestants.all.map(({ name, label, kind }) => ({ name, label, kind }));
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: { cpu: cpus()[0].model.trim(), cores: Number(process.env.BENCH_CORES ?? cpus().length) },
      versions: contestants.versions,
      effort: { quick: options.quick, ...EFFORT },
      jobs: main,
      contestants: entrants,
      eigen_check: check.trim().split('\n'),
      peaks,
      results,
      ratios: Object.fromEntries(
        main.map((job) => [job.name, ratiosOf(job, results[job.name], peaks, entrants)]),
      ),
      sweeps: await sweep(jobs, contestants.all),
      noise: noise(results),
    };
  } finally {
    await contestants.close();
  }
}

const record = options.from ? JSON.parse(readFileSync(options.from, 'utf8')) : await measure();
if (options.json) writeFileSync(options.json, `${JSON.stringify(record, null, 1)}\n`);
console.log(terminal(record));
if (options.readme) {
  writeFileSync(options.readme, withTable(readFileSync(options.readme, 'utf8'), markdown(record)));
}
