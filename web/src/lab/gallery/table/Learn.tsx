// SPDX-License-Identifier: MIT
/** The right side: what is to be learnt, what becomes of missing cells and of scale, and what it all comes to. */
import { format_count } from '../../../lib/numbers';
import { Segments } from '../../../ui/Segments';
import { TestShare } from '../../controls/TestShare';
import { MOST_TEXTS, type TableCells } from '../../data/table/cells';
import { guessed_form, kinds_of, type TargetForm } from '../../data/table/choices';
import type { TablePlan } from '../../data/table/plan';
import { ClassSign } from '../Pictures';
import type { TableDraft } from './draft';
import { table_words } from './words';

interface LearnProps {
  draft: TableDraft;
  cells: TableCells;
  plan: TablePlan;
}

export function Learn({ draft, cells, plan }: LearnProps) {
  const text = table_words.value;
  const { missing, standardise } = draft.choices.value;
  const share = draft.share.value;
  return (
    <>
      <h3>{text.to_learn}</h3>
      <Target draft={draft} cells={cells} plan={plan} />
      <Classes draft={draft} plan={plan} />
      {plan.missing.cells > 0 && (
        <div class="learn-part">
          <h4>{text.missing_cells}</h4>
          <Segments
            legend={text.missing_cells}
            name="table-missing"
            value={missing}
            options={[
              { value: 'rows', label: text.leave_out(plan.missing.rows.length) },
              { value: 'mean', label: text.mean },
            ]}
            choose={(value) => draft.set_missing(value)}
          />
        </div>
      )}
      <TextColumns draft={draft} cells={cells} plan={plan} />
      <div class="learn-part">
        <label class="standardise">
          <input
            type="checkbox"
            checked={standardise}
            onChange={({ currentTarget }) => draft.set_standardise(currentTarget.checked)}
          />
          {text.standardise}
        </label>
        <p class="note">{standardise ? text.standardise_note : text.raw_note}</p>
        <div class="data-settings">
          <TestShare
            id="table-share"
            experiment={{ test: share > 0 ? 'split' : 'none', test_share: share }}
            commit={(value) => {
              draft.share.value = value;
              return null;
            }}
          />
        </div>
      </div>
    </>
  );
}

/** A column and a form as one value of a list. */
const SIGN = '\u0000';

function Target({ draft, cells, plan }: LearnProps) {
  const text = table_words.value;
  const { target } = plan;
  const options = cells.columns.flatMap((column) => {
    const kinds = kinds_of(column, MOST_TEXTS)?.length ?? 0;
    const has_numbers = column.worded.length + column.missing.length < cells.rows;
    const forms: TargetForm[] = [];
    if (kinds > 1 && (guessed_form(column) === 'classes' || kinds <= 20)) forms.push('classes');
    if (has_numbers && column.worded.length < cells.rows / 2) forms.push('number');
    return forms.map((form) => ({
      value: form + SIGN + column.name,
      label:
        form === 'classes' ? text.as_classes(column.name, format_count(kinds)) : text.as_number(column.name),
    }));
  });
  const form: TargetForm = target && target.classes.length > 0 ? 'classes' : 'number';
  return (
    <label class="target-choice">
      <span>{text.target}</span>
      <select
        value={target ? form + SIGN + target.name : ''}
        onChange={({ currentTarget }) => {
          const [as = '', column = ''] = currentTarget.value.split(SIGN);
          draft.set_target({ column, as: as as TargetForm });
        }}
      >
        {!target && <option value="">–</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** More are not drawn. */
const MOST_BARS = 12;

function Classes({ draft, plan }: { draft: TableDraft; plan: TablePlan }) {
  const text = table_words.value;
  const { target, counts } = plan;
  if (!target || target.classes.length === 0) return null;
  const most = Math.max(...counts);
  const lone = target.classes.filter((_, i) => counts[i] === 1);
  const { without } = draft.choices.value;
  return (
    <div class="class-counts">
      {target.classes.slice(0, MOST_BARS).map((name, i) => (
        <div key={name} class="class-count">
          <ClassSign label={i} />
          <span class="class-name">{name}</span>
          <span class="class-bar">
            <span
              style={{ width: `${(100 * (counts[i] ?? 0)) / most}%`, background: `var(--class-${i % 5})` }}
            />
          </span>
          <span>{format_count(counts[i] ?? 0)}</span>
        </div>
      ))}
      {target.classes.length > MOST_BARS && (
        <p class="note">{text.more_classes(format_count(target.classes.length - MOST_BARS))}</p>
      )}
      {lone.length > 0 && (
        <p class="hint">
          {text.lone(lone.slice(0, 3).join(', '), lone.length)}{' '}
          <button type="button" onClick={() => draft.leave_out_classes(lone)}>
            {text.leave_lone_out}
          </button>
        </p>
      )}
      {without.length > 0 && (
        <p class="note">
          {text.without(without.join(', '))}{' '}
          <button type="button" class="plain" onClick={() => draft.take_back_classes()}>
            {text.take_back}
          </button>
        </p>
      )}
    </div>
  );
}

/** Inputs that are texts: a column each, or none. */
function TextColumns({ draft, cells, plan }: LearnProps) {
  const text = table_words.value;
  const used = new Map<number, number>();
  for (const { column, kind } of plan.inputs)
    if (kind !== null) used.set(column, (used.get(column) ?? 0) + 1);
  return (
    <>
      {[...used].map(([place, kinds]) => {
        const name = cells.columns[place]?.name ?? '';
        const title = text.text_column(name, format_count(kinds));
        return (
          <div key={name} class="learn-part">
            <h4>{title}</h4>
            <Segments
              legend={title}
              name={`table-text-${place}`}
              value="kinds"
              options={[
                { value: 'kinds', label: text.one_hot },
                { value: 'out', label: text.left_out },
              ]}
              choose={(use) => draft.use_column(name, use as 'kinds' | 'out')}
            />
          </div>
        );
      })}
    </>
  );
}
