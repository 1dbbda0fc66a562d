// SPDX-License-Identifier: MIT
/** The mistakes that cost most: pictures, or rows of the table. A click goes inside a step with that sample. */
import type { ComponentChildren } from 'preact';
import { useFigure } from '../../../figure/use-figure';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { format_count, format_number } from '../../../lib/numbers';
import type { ClassMistakes, Mistake } from '../../../worker/protocol';
import { PIXELS, sample_picture } from './pictures';
import { cell_text, percent } from './text';
import { mistakes_words } from './words';

const MOST_SHOWN = 6;
/** Columns of a table. */
const MOST_COLUMNS = 6;

function go_inside(lab: Lab, tested: boolean, row: number): void {
  lab.set_view('traced', { tested, row });
  lab.set_view('room', 'inside');
}

export function Worst({ table }: { table: ClassMistakes }) {
  const lab = useLab();
  const text = mistakes_words.value;
  const { cell } = lab.view.value;
  const worst = table.worst.slice(0, MOST_SHOWN);
  const none = cell ? text.empty : text.none;
  return (
    <section class="worst" aria-labelledby="worst-title">
      <header class="panel-head">
        <h3 id="worst-title">{cell ? cell_text(table, cell, text) : text.worst}</h3>
        {cell ? (
          <button type="button" class="small" onClick={() => lab.set_view('cell', null)}>
            {text.all}
          </button>
        ) : (
          <span class="note">{text.click}</span>
        )}
      </header>
      {worst.length === 0 && <p class="note">{none}</p>}
      {worst.length > 0 && lab.network.value.features === PIXELS && <Pictures table={table} worst={worst} />}
      {worst.length > 0 && lab.network.value.features !== PIXELS && <Rows table={table} worst={worst} />}
    </section>
  );
}

interface WorstProps {
  table: ClassMistakes;
  worst: readonly Mistake[];
}

function Opener({
  mistake,
  tested,
  children,
}: {
  mistake: Mistake;
  tested: boolean;
  children: ComponentChildren;
}) {
  const lab = useLab();
  const { row, truth, taken, sure } = mistake;
  const name = mistakes_words.value.open(
    format_count(row + 1),
    tested,
    String(truth),
    String(taken),
    percent(sure),
  );
  return (
    <button
      type="button"
      class="mistake"
      aria-label={name}
      title={name}
      onClick={() => go_inside(lab, tested, row)}
    >
      {children}
    </button>
  );
}

function Pictures({ table, worst }: WorstProps) {
  const lab = useLab();
  const text = mistakes_words.value;
  const ink = `ink-${lab.runs[lab.inside.value].colour.value}`;
  return (
    <ul class="worst-pictures">
      {worst.map((mistake) => (
        <li key={mistake.row}>
          <Opener mistake={mistake} tested={table.tested}>
            <Picture x={mistake.x} />
            <span>
              {text.says}
              <b class={ink}>{mistake.taken}</b>
              <br />
              {text.is}
              <b>{mistake.truth}</b>
              <br />
              <small>{text.sure(percent(mistake.sure))}</small>
            </span>
          </Opener>
        </li>
      ))}
    </ul>
  );
}

function Picture({ x }: { x: Float32Array }) {
  const [canvas] = useFigure([x.join()], ({ width, height }) => sample_picture(x, width, height));
  return <canvas ref={canvas} class="sample-picture" />;
}

function Rows({ table, worst }: WorstProps) {
  const text = mistakes_words.value;
  const heads = [text.sample, text.truth_head, text.taken_head, text.sure_head, text.inputs_head];
  return (
    <table class="worst-rows">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {worst.map((mistake) => (
          <tr key={mistake.row}>
            <th scope="row">
              <Opener mistake={mistake} tested={table.tested}>
                {format_count(mistake.row + 1)}
              </Opener>
            </th>
            <td>{mistake.truth}</td>
            <td>{mistake.taken}</td>
            <td class="number">{percent(mistake.sure)}</td>
            <td class="inputs">{inputs_text(mistake.x)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Its columns, as far as there is room. */
function inputs_text(x: Float32Array): string {
  const shown = Array.from(x.subarray(0, MOST_COLUMNS), (value) => format_number(value, { digits: 3 }));
  return shown.join('; ') + (x.length > MOST_COLUMNS ? '; …' : '');
}
