// SPDX-License-Identifier: MIT
/** Which class is taken for which: cells are read by pointer and by arrow keys, and one may be listed. */
import { type Signal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { useCanvas } from '../../../figure/use-canvas';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { shallow_equal } from '../../../lib/shallow-equal';
import { shown_theme } from '../../../ui/theme';
import type { ClassMistakes } from '../../../worker/protocol';
import {
  type Cell,
  cell_at,
  cell_by_key,
  frames_figure,
  type MatrixSize,
  matrix_figure,
  matrix_layout,
  wanted_height,
} from './matrix';
import { bars_from, class_scores, commonest_mistake } from './scores';
import { cell_text } from './text';
import type { ShownMistakes } from './use-mistakes';
import { mistakes_words } from './words';

interface MatrixProps {
  shown: ShownMistakes;
  /** px in one of the page's */
  unit: number;
  /** as large as its place is; else as the table wants */
  fills?: boolean;
}

/** What is read where nobody pointed yet: the cell that is listed, else the most common mistake. */
const first_cell = (lab: Lab, table: ClassMistakes): Cell =>
  lab.view.value.cell ?? commonest_mistake(table) ?? [0, 0];

const list = (lab: Lab, cell: Cell) => {
  const listed = lab.view.peek().cell;
  lab.set_view('cell', listed && shallow_equal(listed, cell) ? null : cell);
};

function useFigures({ shown, unit }: MatrixProps, read: Signal<Cell | null>) {
  const lab = useLab();
  const size = useRef<MatrixSize>({ width: 0, height: 0, unit });
  const table = useCanvas(
    {
      follow: () => void [shown.classes.value, lab.runs[lab.inside.value].colour.value],
      figure: (width, height) => {
        size.current = { width, height, unit };
        const classes = shown.classes.peek();
        const colour = lab.runs[lab.inside.peek()].colour.peek();
        return classes && matrix_figure(classes, size.current, colour, shown_theme.peek() === 'dark');
      },
    },
    [lab, shown, unit],
  );
  const frames = useCanvas(
    {
      follow: () => void [shown.classes.value?.classes, read.value, lab.view.value.cell],
      figure: (width, height) => {
        const classes = shown.classes.peek()?.classes;
        return classes === undefined
          ? null
          : frames_figure(classes, { width, height, unit }, read.peek(), lab.view.peek().cell);
      },
    },
    [lab, shown, unit],
  );
  return { size, table, frames };
}

export function Matrix(props: MatrixProps) {
  const text = mistakes_words.value;
  const table = props.shown.classes.value;
  if (!table) return <p class="note">{text.waiting}</p>;
  return (
    <>
      <p class="matrix-heads note">
        <span>{text.columns}</span>
        <span>{text.bars(String(100 * bars_from(class_scores(table))))}</span>
      </p>
      <MatrixFigure {...props} table={table} />
    </>
  );
}

function useHandlers(
  shown: ShownMistakes,
  read: Signal<Cell | null>,
  size: { readonly current: MatrixSize },
) {
  const lab = useLab();
  return useMemo(() => {
    const at = (event: MouseEvent): Cell | null => {
      const classes = shown.classes.peek()?.classes ?? 0;
      return cell_at(matrix_layout(classes, size.current), classes, event.offsetX, event.offsetY);
    };
    return {
      onPointerMove: (event: PointerEvent) => {
        read.value = at(event);
      },
      onPointerLeave: () => {
        read.value = null;
      },
      onBlur: () => {
        read.value = null;
      },
      onClick: (event: MouseEvent) => {
        const cell = at(event);
        if (cell) list(lab, cell);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const known = shown.classes.peek();
        if (!known || event.ctrlKey || event.metaKey || event.altKey) return;
        const now = read.peek() ?? first_cell(lab, known);
        const next = cell_by_key(event.key, now, known.classes);
        if (next) read.value = next;
        else if (event.key === 'Enter') list(lab, now);
        else return;
        event.preventDefault();
      },
    };
  }, [lab, shown]);
}

function MatrixFigure(props: MatrixProps & { table: ClassMistakes }) {
  const { shown, table: known, fills = false } = props;
  const lab = useLab();
  const text = mistakes_words.value;
  const read = useSignal<Cell | null>(null);
  const { size, table, frames } = useFigures(props, read);
  const handlers = useHandlers(shown, read, size);
  const [truth, taken] = read.value ?? first_cell(lab, known);
  const words = cell_text(known, [truth, taken], text);
  const name = text.matrix(names_in(lab).short[lab.inside.value]);
  const height = fills ? undefined : { height: `${wanted_height(known.classes)}px` };
  return (
    <>
      <div class="figure-place matrix" style={height} data-figure={name}>
        <canvas ref={table} class="matrix-table" />
        <canvas ref={frames} />
        <div
          class="figure-surface"
          role="slider"
          tabIndex={0}
          aria-label={name}
          title={text.matrix_hint}
          aria-valuemin={0}
          aria-valuemax={known.classes ** 2 - 1}
          aria-valuenow={truth * known.classes + taken}
          aria-valuetext={words}
          {...handlers}
        />
      </div>
      <p class="cell-words">{words}</p>
    </>
  );
}
