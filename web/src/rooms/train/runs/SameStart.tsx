// SPDX-License-Identifier: MIT
/** That all runs start from the same weights, and see the same batches: hashes to compare, also with another page's. */
import { words } from '../../../i18n';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';

/** What all runs that are there have in common; null when they differ, '' when nothing is known. */
function common(lab: Lab, what: 'weights' | 'order'): string | null {
  const known = lab.shown.value.flatMap((id) => lab.runs[id].snapshot.value?.start[what] ?? []);
  const [first = '', ...others] = new Set(known);
  return others.length === 0 ? first : null;
}

export function SameStart() {
  const lab = useLab();
  const { runs: text } = words.value;
  const weights = common(lab, 'weights');
  const order = common(lab, 'order');
  if (weights === null) return <span class="note">{text.other_start} ✗</span>;
  return (
    <span class="note same-start">
      <span title={text.same_start_hint}>
        {text.same_start} {weights && '✓'} <code>{weights}</code>
      </span>
      {order && (
        <span title={text.same_order_hint}>
          {' '}
          {text.same_order} ✓ <code>{order}</code>
        </span>
      )}
    </span>
  );
}
