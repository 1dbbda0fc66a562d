// SPDX-License-Identifier: MIT
/**
 * Times trainers in one JavaScript engine; the same file runs in Node and in a page.
 * A trainer is `{ run(n), loss?() }`. run makes n steps, or as many as it returns; loss is what the next step starts
 * from, and may make that step.
 */
import { problemOf } from './problem.mjs';

/** How long one call of run() is to take: timing and promises cost nothing then, and no round ends late. */
const CALL_MS = 10;
const CHECKED_STEPS = 20;
const TOLERANCE = 1e-3;

/** What has been prepared, by "trainer job". */
const sessions = new Map();

/** Steps a second over at least `ms`, `chunk` steps a call. */
async function rate(trainer, chunk, ms) {
  const start = performance.now();
  let steps = 0;
  let elapsed = 0;
  do {
    steps += (await trainer.run(chunk)) ?? chunk;
    elapsed = performance.now() - start;
  } while (elapsed < ms);
  return (steps * 1000) / elapsed;
}

/** Who claims to train the same network must have the core's loss after the same steps. */
async function check(name, job, trainer, problem) {
  if (!trainer.loss || problem.batch < problem.samples) return;
  await trainer.run(CHECKED_STEPS);
  const loss = await trainer.loss();
  const expected = problem.losses[CHECKED_STEPS];
  if (!(Math.abs(loss - expected) < TOLERANCE)) {
    throw new Error(`${name} trains something else on ${job.name}: its loss is ${loss}, not ${expected}`);
  }
}

/** Makes a trainer for a job and runs it for `ms`, until the engine has compiled what it will. */
export async function prepare(name, job, places, ms) {
  const { create } = await import(`./trainers/${name}.mjs`);
  const problem = await problemOf(job, places, CHECKED_STEPS + 1);
  const trainer = await create(problem, places);
  await check(name, job, trainer, problem);
  let chunk = 1;
  const end = performance.now() + ms;
  do {
    const speed = await rate(trainer, chunk, CALL_MS);
    chunk = Math.max(1, Math.round((speed * CALL_MS) / 1000));
  } while (performance.now() < end);
  sessions.set(`${name} ${job.name}`, { trainer, chunk });
}

/** Steps a second of a prepared trainer. */
export async function measure(name, jobName, ms) {
  const { trainer, chunk } = sessions.get(`${name} ${jobName}`);
  // Caches, and what the engine put away while others ran.
  await trainer.run(chunk);
  return rate(trainer, chunk, ms);
}
