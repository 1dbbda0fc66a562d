// SPDX-License-Identifier: MIT
/** What a table comes to, in one sentence before anything of it is fed; or why nothing can be. */
import { format_count } from '../../../lib/numbers';
import { loss_text } from '../../controls/text';
import type { TableCells } from '../../data/table/cells';
import type { TablePlan } from '../../data/table/plan';
import type { TableDraft } from './draft';
import { counts_of_test } from './fed-counts';
import { table_words } from './words';

interface FedProps {
  draft: TableDraft;
  cells: TableCells;
  plan: TablePlan;
  /** hidden, of the network that will learn it */
  layers: readonly string[];
}

export function Fed({ draft, cells, plan, layers }: FedProps) {
  const text = table_words.value;
  if (plan.refusal)
    return <p class="fed refused">{text.refusals[plan.refusal.rule](refusal_detail(plan))}</p>;
  const { target, rows, inputs } = plan;
  const classes = target?.classes.length ?? 0;
  const standardise = draft.choices.value.standardise;
  const { train, test } = counts_of_test(plan, draft.share.value);
  const shape = [
    `${format_count(rows.length)} × ${format_count(inputs.length)}`,
    ...layers,
    String(classes || 1),
  ];
  const what = {
    rows: format_count(rows.length),
    all: format_count(cells.rows),
    inputs: format_count(inputs.length),
    target: classes > 0 ? text.n_classes(format_count(classes)) : text.a_number(target?.name ?? ''),
    scale: standardise ? (classes > 0 ? text.standardised : text.standardised_both) : text.as_it_is,
    split: test > 0 ? text.split(format_count(train), format_count(test), classes > 0) : text.all_train,
    guess: classes > 0 ? text.guess(format_count(classes), loss_text(Math.log(classes))) : '',
  };
  return (
    <div class="fed" role="status">
      <p class="chips">
        {shape.map((part, i) => (
          <span key={i}>
            {i > 0 && ' → '}
            <span class="chip">{part}</span>
          </span>
        ))}
      </p>
      <p>
        <b>{plan.problems.count > 0 ? text.would_be_fed(plan.problems.rows.length) : text.will_be_fed}</b>{' '}
        {text.fed(what)}
      </p>
    </div>
  );
}

function refusal_detail({ refusal }: TablePlan): string {
  if (!refusal) return '';
  if (refusal.rule === 'one_class') return refusal.name;
  return refusal.rule === 'values' ? format_count(refusal.values) : '';
}
