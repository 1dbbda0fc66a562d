// SPDX-License-Identifier: MIT
/** An experiment a row: what it is, the last losses, how far apart, and how far each is from float64. */
import { words } from '../../i18n';
import { format_count, format_exact, format_number } from '../../lib/numbers';
import { data_words } from '../controls/data-text';
import { type Both, type Compared, DIGITS, nearer } from './measures';
import type { PyTorchRecord, RecordedExperiment, RecordedOptions } from './pytorch';
import { comparison_words } from './words';

interface TableProps {
  record: PyTorchRecord;
  compared: readonly Compared[];
}

export function ComparisonTable({ record, compared }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys, too
    <section class="scrolls" tabIndex={0} aria-label={words.value.comparison.title}>
      <table>
        <Heads />
        <tbody>
          {record.experiments.map((experiment, i) => (
            <Row key={JSON.stringify(experiment.options)} experiment={experiment} result={compared[i]} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heads() {
  const text = comparison_words.value;
  const single = (head: string) => (
    <th scope="col" rowSpan={2}>
      {head}
    </th>
  );
  const double = (head: string) => (
    <th scope="colgroup" colSpan={2}>
      {head}
    </th>
  );
  const both = (
    <>
      <th scope="col">{text.ours}</th>
      <th scope="col">PyTorch</th>
    </>
  );
  return (
    <thead>
      <tr>
        {single(text.experiment)}
        {single(text.steps)}
        {double(text.last_loss)}
        {single(text.apart)}
        {double(text.losses)}
        {double(text.gradient)}
      </tr>
      <tr>
        {both}
        {both}
        {both}
      </tr>
    </thead>
  );
}

const distance_text = (value = Number.NaN) => format_number(value, { digits: DIGITS, fixed: true });
const loss_text = (value = Number.NaN) => format_number(value, { digits: 8, fixed: true });

function Row({ experiment, result }: { experiment: RecordedExperiment; result: Compared | undefined }) {
  return (
    <tr>
      <Name options={experiment.options} />
      <td>{format_count(experiment.losses.float32.length)}</td>
      <td>{loss_text(result?.last_loss.ours)}</td>
      <td>{loss_text(result?.last_loss.pytorch)}</td>
      <td>{distance_text(result?.losses_apart)}</td>
      <Distances of={result?.losses} />
      <Distances of={result?.gradient} />
    </tr>
  );
}

function Name({ options: { data, optimizer, batch_size = 0, seed = 0 } }: { options: RecordedOptions }) {
  const { runs } = words.value;
  const text = comparison_words.value;
  if (optimizer?.type !== 'sgd') throw new Error('no experiment of the page');
  const { lr = 0, momentum = 0, convention = 'pytorch' } = optimizer;
  const rule = [
    data_words(data.kind).name,
    momentum > 0 ? text.momentum(format_exact(momentum)) : text.plain,
    ...(convention === 'pytorch' ? [] : [runs.conventions[convention]]),
  ];
  const rest = [
    `lr ${format_exact(lr)}`,
    ...(batch_size > 0 ? [text.batch(format_count(batch_size))] : []),
    text.seed(String(seed)),
  ];
  return (
    <th scope="row">
      {rule.join(' · ')}
      <span class="note">{rest.join(' · ')}</span>
    </th>
  );
}

/** The nearer one is told by a word, not by its looks alone. */
function Distances({ of }: { of: Both | undefined }) {
  const text = comparison_words.value;
  const who = of && nearer(of);
  const cell = (side: keyof Both) => (
    <td>
      {who === side ? <b>{distance_text(of?.[side])}</b> : distance_text(of?.[side])}
      <span class="note">{who === side ? text.is_nearer : who === 'equal' && text.equal}</span>
    </td>
  );
  return (
    <>
      {cell('ours')}
      {cell('pytorch')}
    </>
  );
}
