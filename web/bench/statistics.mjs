// SPDX-License-Identifier: MIT
/** Rounds to numbers: medians, and ratios taken round by round, so that a slow minute slows both sides. */
import { MOST_GROWTH, TARGETS } from './contestants.mjs';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const summary = (rounds) => ({
  median: median(rounds),
  min: Math.min(...rounds),
  max: Math.max(...rounds),
  rounds,
});

const ratio = (over, under) => median(over.rounds.map((x, i) => x / under.rounds[i]));

/** The share of the peak: best round against the best round of the best loop, for nothing runs faster than a peak. */
function share({ max }, peaks, engine, operations) {
  const loops = Object.entries(peaks).filter(([name]) => name.startsWith('peak/registers'));
  return (max * operations) / Math.max(...loops.map(([, engines]) => engines[engine].max));
}

/** The library with the highest median on a job. */
export function bestLibrary(results, contestants) {
  const libraries = contestants.filter(({ kind, name }) => kind === 'library' && results[name]);
  return libraries.sort((a, b) => results[b.name].median - results[a.name].median)[0]?.name;
}

/** For each target of a job: what was asked, and what Chromium and Node reach. */
export function ratiosOf(job, results, peaks, contestants) {
  const library = bestLibrary(results, contestants);
  const of = (engine) => ({
    eigen: ratio(results[engine], results.eigen),
    library: ratio(results[engine], results[library]),
    peak: share(results[engine], peaks, engine, job.operations),
    native: ratio(results[engine], results.native),
  });
  const [chromium, node] = [of('chromium'), of('node')];
  const targets = TARGETS[job.name];
  return Object.fromEntries(
    Object.keys(chromium).map((key) => [
      key,
      {
        target: targets[key] ?? null,
        chromium: chromium[key],
        node: node[key],
        ...(key === 'library' ? { best: library } : {}),
      },
    ]),
  );
}

/**
 * A sweep's cost per unit of `size(job)`, in ns, and how much the worst exceeds the best: the best of all for samples
 * (cost is linear), the best of the narrower for widths (overhead of small ones may only shrink).
 */
export function growth(jobs, results, size, against) {
  const costs = jobs.map((job) => 1e9 / (results[job.name].median * size(job)));
  const reference = (i) => Math.min(...(against === 'all' ? costs : costs.slice(0, i + 1)));
  const worst = Math.max(...costs.map((cost, i) => cost / reference(i)));
  return {
    costs: Object.fromEntries(jobs.map((job, i) => [job.name, costs[i]])),
    worst,
    target: MOST_GROWTH,
  };
}

/** How far the rounds of what runs natively lie apart at worst, as a share: the machine's own noise. */
export function noise(results) {
  const spreads = Object.values(results).flatMap(({ native, eigen }) =>
    [native, eigen].map(({ max, min, median: middle }) => (max - min) / middle),
  );
  return Math.max(...spreads);
}
