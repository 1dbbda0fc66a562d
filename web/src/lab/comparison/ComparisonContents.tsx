// SPDX-License-Identifier: MIT
/** What is in the dialog of the comparison: how far it is, the verdict, the table, and where the numbers come from. */
import { words } from '../../i18n';
import { format_count, format_number } from '../../lib/numbers';
import { FaultWords } from '../views/FaultWords';
import { ComparisonTable } from './ComparisonTable';
import type { Comparison } from './comparison';
import { DIGITS, TOLERANCE, tally } from './measures';
import type { PyTorchRecord } from './pytorch';
import { comparison_words } from './words';
import './comparison.css';

const distance_text = (value: number) => format_number(value, { digits: DIGITS });

export function ComparisonContents({ comparison }: { comparison: Comparison }) {
  const text = comparison_words.value;
  const record = comparison.record.value;
  return (
    <>
      <p aria-live="polite">{comparison.finished.value && <Verdict comparison={comparison} />}</p>
      <State comparison={comparison} />
      {record && <ComparisonTable record={record} compared={comparison.compared.value} />}
      <p class="note">{text.why}</p>
      <p class="note">{text.measure(distance_text(TOLERANCE))}</p>
      {record && <Provenance record={record} />}
    </>
  );
}

function Verdict({ comparison }: { comparison: Comparison }) {
  const { app } = words.value;
  const text = comparison_words.value;
  const { all, matching, apart, ours, pytorch, equal } = tally(comparison.compared.value);
  const [count, least] = [format_count(all), distance_text(apart)];
  return (
    <>
      <b>
        {matching === all
          ? text.all_match(count, least)
          : text.some_differ(format_count(all - matching), count, least)}
      </b>
      {app.gap}
      {text.nearer(format_count(ours), count, format_count(pytorch), format_count(equal))}
    </>
  );
}

/** All experiments train one network on data of one size. */
function Provenance({ record }: { record: PyTorchRecord }) {
  const { activations } = words.value.network;
  const text = comparison_words.value;
  const { torch, script } = record.provenance;
  const { data, hidden = [] } = record.experiments[0]?.options ?? {};
  const layers = hidden.map(({ units, activation }) => `${units} ${activations[activation]}`);
  const shape = [data?.features, ...layers, data?.classes].join(' → ');
  return (
    <p class="note">{text.provenance(`${shape}, ${data?.samples} × ${data?.features}`, torch, script)}</p>
  );
}

/** How far it is, what is waited for, and why it could not go on. */
function State({ comparison }: { comparison: Comparison }) {
  const { app, worker } = words.value;
  const text = comparison_words.value;
  const failure = comparison.failure.value;
  const late = comparison.late.value;
  if (comparison.finished.value) return null;
  if (failure)
    return (
      <p role="alert">
        {text.failed + app.gap}
        {failure === 'record' ? text.no_record : <FaultWords why={failure.kind} detail={failure.message} />}{' '}
        <button type="button" onClick={() => void comparison.run()}>
          {app.load_again}
        </button>
      </p>
    );
  const all = comparison.record.value?.experiments.length ?? 1;
  const status = comparison.record.value ? text.training : text.loading;
  return (
    <p>
      <progress aria-label={text.training} value={comparison.compared.value.length} max={all} />{' '}
      {late ? worker.late[late].words : status}
    </p>
  );
}
