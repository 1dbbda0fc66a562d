// SPDX-License-Identifier: MIT
/** A record as text: for the terminal, and as the README's table. */
const NOISY = 0.1;
const MARKERS = ['<!-- scripts/bench --readme -->', '<!-- end of scripts/bench -->'];
const AGAINST = {
  eigen: 'of native Eigen, -march=native',
  library: 'times the best browser library',
  peak: "of the engine's multiply-add peak",
  native: 'of the same source natively, 128 bits',
};

/** Three significant digits, thousands apart: 12,400; 33.1. */
export function figure(x) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(x)));
  const scale = 10 ** (Math.floor(Math.log10(x)) - 2);
  return (Math.round(x / scale) * scale).toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

const range = ({ median, min, max }, scale = 1) =>
  `${figure(median * scale).padStart(10)}  ${`${figure(min * scale)} – ${figure(max * scale)}`.padEnd(23)}`;

/** "0.91 (≥ 0.85)", with what it misses said. */
function verdict(value, target) {
  const number = value >= 10 ? value.toFixed(1) : value.toFixed(2);
  if (target === null) return number;
  return `${number} (≥ ${target}${value >= target ? '' : ', missed'})`;
}

function jobLines({ contestants, results, jobs }) {
  return jobs.flatMap(({ name, title }) => [
    `\n${name} ${title}: steps/s, median and range`,
    ...contestants
      .filter((contestant) => results[name][contestant.name])
      .map((contestant) => `  ${contestant.label.padEnd(36)}${range(results[name][contestant.name])}`),
  ]);
}

function ratioLines({ jobs, ratios }) {
  return jobs.flatMap(({ name }) => [
    `\n${name}: ratios (target)${' '.repeat(23)}Chromium              Node`,
    ...Object.entries(ratios[name])
      .filter(([key, { target }]) => target !== null || key !== 'peak')
      .map(([key, { target, chromium, node, best }]) => {
        const what = best ? `${AGAINST[key]}: ${best}` : AGAINST[key];
        return `  ${what.padEnd(42)}${verdict(chromium, target).padEnd(22)}${verdict(node, target)}`;
      }),
  ]);
}

function sweepLines({ sweeps }) {
  const line = (title, { costs, worst, target }, digits) => [
    `\n${title}: ${worst.toFixed(2)} (≤ ${target}${worst <= target ? '' : ', missed'})`,
    `  ${Object.entries(costs)
      .map(([name, cost]) => `${name.split('/')[1]}: ${cost.toFixed(digits)}`)
      .join('  ')}`,
  ];
  return [
    ...line('Samples (J1, Chromium), ns a sample; worst over best', sweeps.samples, 0),
    ...line('Width (Chromium), ns an operation; worst over best of the narrower', sweeps.width, 4),
  ];
}

/** Which machine, when, and what to think of it. */
function caption({ date, machine, versions, effort, noise }) {
  const torch = versions.torch ? `, PyTorch ${versions.torch}` : '';
  const text = `${date}, ${machine.cpu}, ${machine.cores} cores, one used; Chromium ${versions.chromium}, Node ${versions.node}${torch}; medians of ${effort.rounds} interleaved rounds`;
  const spread = `native rounds lay up to ${(noise * 100).toFixed(0)} % apart`;
  return noise > NOISY ? `${text}; a noisy machine: ${spread}, read ratios` : `${text}; ${spread}`;
}

export function terminal(record) {
  const peaks = Object.entries(record.peaks).flatMap(([name, engines]) => [
    `\n${name}: GFLOP/s, f32x4 multiply and add`,
    ...Object.entries(engines).map(([engine, rounds]) => `  ${engine.padEnd(36)}${range(rounds, 1e-9)}`),
  ]);
  return [caption(record), ...peaks, ...jobLines(record), ...ratioLines(record), ...sweepLines(record)].join(
    '\n',
  );
}

const row = (cells) => `| ${cells.join(' | ')} |`;

/** Steps a second, a column a job, then the ratios in Chromium. */
export function markdown(record) {
  const { jobs, contestants, results, ratios } = record;
  const steps = contestants.map(({ name, label }) =>
    row([
      label,
      ...jobs.map((job) => (results[job.name][name] ? figure(results[job.name][name].median) : '–')),
    ]),
  );
  const shares = Object.keys(AGAINST).map((key) =>
    row([
      `Chromium ${key === 'library' ? 'is' : 'reaches'} … ${AGAINST[key]}`,
      ...jobs.map((job) => ratios[job.name][key].chromium.toFixed(2)),
    ]),
  );
  return [
    row(['steps a second', ...jobs.map(({ name, title }) => `${name} ${title}`)]),
    row(['---', ...jobs.map(() => '--:')]),
    ...steps,
    ...shares,
    '',
    `${caption(record)}.`,
  ].join('\n');
}

/** The README with what stands between its two markers replaced. */
export function withTable(readme, table) {
  const [start, end] = MARKERS.map((marker) => readme.indexOf(marker));
  if (start < 0 || end < start) throw new Error(`the README lacks ${MARKERS.join(' … ')}`);
  return `${readme.slice(0, start + MARKERS[0].length)}\n${table}\n${readme.slice(end)}`;
}
