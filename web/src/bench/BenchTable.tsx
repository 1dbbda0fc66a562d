// SPDX-License-Identifier: MIT
/** The jobs, and how fast each is once it has had a round. */
import { words } from '../i18n';
import { format_count, format_number } from '../lib/numbers';
import { JOBS, type Job, type Result } from './bench';
import { bench_words } from './words';

const speed_text = (value: number) => format_count(Number(value.toPrecision(3)));

export function BenchTable({ results }: { results: readonly Result[] }) {
  const text = bench_words.value;
  return (
    <table class="bench-table">
      <thead>
        <tr>
          <th scope="col">{text.job}</th>
          <th scope="col">{text.speed}</th>
          <th scope="col">{text.gflops}</th>
        </tr>
      </thead>
      <tbody>
        {JOBS.map((job) => (
          <Row key={job.id} job={job} result={results.find((one) => one.job === job)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ job, result }: { job: Job; result: Result | undefined }) {
  const { network } = words.value;
  const text = bench_words.value;
  const activations = job.activations.map((one) => network.activations[one]).join(', ');
  return (
    <tr>
      <th scope="row">
        {text.jobs[job.id]}
        <span class="note">
          {job.units.join('-')} {activations} · {text.batch(String(job.batch), String(job.samples))}
        </span>
      </th>
      <td data-testid={`${job.id}-speed`}>
        <b>{speed_text(result?.speed.median ?? Number.NaN)}</b>
        {result && (
          <span class="note">
            {speed_text(result.speed.least)} – {speed_text(result.speed.greatest)}
          </span>
        )}
      </td>
      <td data-testid={`${job.id}-gflops`}>
        <b>{format_number(result?.gflops ?? Number.NaN, { digits: 3, fixed: true })}</b>
      </td>
    </tr>
  );
}
