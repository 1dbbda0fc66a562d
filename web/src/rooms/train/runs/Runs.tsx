// SPDX-License-Identifier: MIT
/** The runs in their order, a line each; of the one looked into, its card. */
import type { ComponentChildren } from 'preact';
import { words } from '../../../i18n';
import { loss_text } from '../../../lab/controls/text';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { format_count, format_exact, format_number } from '../../../lib/numbers';
import { Card } from './Card';
import { SameStart } from './SameStart';

export function Runs() {
  const lab = useLab();
  const { runs: text } = words.value;
  const shown = lab.shown.value;
  return (
    <section class="panel runs" aria-labelledby="runs-title">
      <header class="panel-head">
        <h2 id="runs-title">{text.title}</h2>
        <SameStart />
      </header>
      <div class="run-line run-heads note" aria-hidden="true">
        <span />
        <span />
        <span class="number">lr</span>
        <span class="number">γ</span>
        <span class="number">{text.loss}</span>
      </div>
      <ol class="run-list">
        {shown.map((id) => (
          <Run key={id} id={id} />
        ))}
      </ol>
      <div class="run-foot">
        <button
          type="button"
          title={text.add_hint}
          disabled={shown.length === RUN_IDS.length}
          onClick={() => lab.add_run()}
        >
          + {text.add}
        </button>
        <span class="note">{text.count(format_count(shown.length), format_count(RUN_IDS.length))}</span>
      </div>
    </section>
  );
}

const NONE = '–';

/** There is no room for the words, but for who hears them. */
function Loss({ loss }: { loss: number }) {
  if (Number.isFinite(loss)) return <>{loss_text(loss)}</>;
  return (
    <>
      <span aria-hidden="true">{format_number(loss)}</span>
      <span class="visually-hidden">{loss_text(loss)}</span>
    </>
  );
}

function Run({ id }: { id: RunId }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const run = lab.runs[id];
  const open = lab.inside.value === id;
  const colour = run.colour.value;
  const { lr, momentum } = run.settings.value;
  const loss = run.loss.value;
  const cell = (name: string, value: ComponentChildren) => (
    <span class="number">
      <span class="visually-hidden">{name} </span>
      {value}
    </span>
  );
  return (
    <li class={`run run-${colour}${open ? ' open' : ''}`}>
      <button
        type="button"
        class="run-line"
        title={text.open_hint}
        aria-expanded={open}
        aria-controls={open ? `run-${id}` : undefined}
        onClick={() => lab.set_view('inside', id)}
      >
        <span class="fold" aria-hidden="true" />
        <b class={`ink-${colour}`} id={`run-${id}-name`}>
          {names_in(lab).short[id]}
          {run.hidden.value && <small> ({text.hidden_mark})</small>}
        </b>
        {cell('lr', format_exact(lr))}
        {cell('γ', typeof momentum === 'number' ? format_exact(momentum) : NONE)}
        {cell(text.loss, Number.isNaN(loss) ? NONE : <Loss loss={loss} />)}
      </button>
      {open && <Card id={id} />}
    </li>
  );
}
