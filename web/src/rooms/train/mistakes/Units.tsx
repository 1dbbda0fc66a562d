// SPDX-License-Identifier: MIT
/** What hidden units look for in pictures: their weights as pictures, the strongest first. */
import { type Signal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { useCanvas } from '../../../figure/use-canvas';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { format_count, format_number } from '../../../lib/numbers';
import { unit_at, units_figure, units_height } from './pictures';
import type { ShownMistakes } from './use-mistakes';
import { mistakes_words } from './words';

const USUAL_WIDTH = 330;

/** The one that is read is the one under the pointer, or that keys lead to. */
function useUnits(shown: ShownMistakes, read: Signal<number>) {
  const lab = useLab();
  const size = useRef({ width: 0, height: 0, unit: 1 });
  const canvas = useCanvas(
    {
      follow: () => void shown.classes.value,
      figure: (width, height) => {
        size.current = { width, height, unit: 1 };
        const units = shown.classes.peek()?.units;
        return units ? units_figure(units, size.current) : null;
      },
    },
    [lab, shown],
  );
  const handlers = useMemo(
    () => ({
      onPointerMove: (event: PointerEvent) => {
        const count = shown.classes.peek()?.units?.order.length ?? 0;
        read.value = unit_at(count, size.current, event.offsetX, event.offsetY) ?? read.peek();
      },
      onKeyDown: (event: KeyboardEvent) => {
        const last = (shown.classes.peek()?.units?.order.length ?? 1) - 1;
        const to = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -last, End: last }[
          event.key
        ];
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        read.value = Math.min(Math.max(read.peek() + to, 0), last);
      },
    }),
    [shown],
  );
  return { canvas, handlers };
}

export function Units({ shown }: { shown: ShownMistakes }) {
  const lab = useLab();
  const text = mistakes_words.value;
  const read = useSignal(0);
  const { canvas, handlers } = useUnits(shown, read);
  const units = shown.classes.value?.units;
  if (!units) return null;
  const name = names_in(lab).short[lab.inside.value];
  const at = Math.min(read.value, units.order.length - 1);
  const words = text.unit(
    format_count(units.order[at] as number),
    format_number(units.strength[at] as number, { digits: 3 }),
  );
  return (
    <section class="units" aria-labelledby="units-title">
      <Head count={units.order.length} />
      <div
        class="figure-place"
        data-figure={text.units_name(name)}
        style={{ height: `${units_height(units.order.length, USUAL_WIDTH)}px` }}
      >
        <canvas ref={canvas} />
        <div
          class="figure-surface"
          role="slider"
          tabIndex={0}
          aria-label={text.units_name(name)}
          title={text.units_hint}
          aria-valuemin={1}
          aria-valuemax={units.order.length}
          aria-valuenow={at + 1}
          aria-valuetext={words}
          {...handlers}
        />
      </div>
      <p class="cell-words">{words}</p>
    </section>
  );
}

function Head({ count }: { count: number }) {
  const text = mistakes_words.value;
  return (
    <header class="panel-head">
      <h3 id="units-title" title={text.units_hint}>
        {text.units(format_count(count))}
      </h3>
      <span class="note signs">
        <span class="plus">{text.plus}</span> <span class="minus">{text.minus}</span>
      </span>
    </header>
  );
}
