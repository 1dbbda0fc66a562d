// SPDX-License-Identifier: MIT
/** How good predicted numbers are: beside the truth, what is left over, and of one input the curve. One sample is read in all. */
import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Figure } from '../../../figure/marks';
import { useCanvas } from '../../../figure/use-canvas';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { format_count } from '../../../lib/numbers';
import type { NumberMistakes } from '../../../worker/protocol';
import { curve_figure, type FitLook, type FitWords, residual_figure, truth_figure } from './fit';
import { point_text } from './text';
import type { ShownMistakes } from './use-mistakes';
import { mistakes_words } from './words';
import type { MistakesWords } from './words/en';

type Draw = (fit: NumberMistakes, look: FitLook, words: FitWords) => Figure | null;

const draw_curve: Draw = (fit, look, words) =>
  fit.curve ? curve_figure({ targets: fit.targets, curve: fit.curve }, look, words) : null;

interface FitFigureProps {
  shown: ShownMistakes;
  read: Signal<number | null>;
  unit: number;
  draw: Draw;
  title: string;
}

function FitFigure({ shown, read, unit, draw, title }: FitFigureProps) {
  const lab = useLab();
  const canvas = useCanvas(
    {
      follow: () =>
        void [shown.numbers.value, read.value, mistakes_words.value, lab.runs[lab.inside.value].colour.value],
      figure: (width, height) => {
        const fit = shown.numbers.peek();
        const colour = lab.runs[lab.inside.peek()].colour.peek();
        return fit && draw(fit, { width, height, unit, colour, read: read.peek() }, mistakes_words.peek());
      },
    },
    [lab, shown, unit, draw],
  );
  return (
    <figure class="fit-figure" data-figure={title}>
      <figcaption>{title}</figcaption>
      <div class="figure-place">
        <canvas ref={canvas} />
      </div>
    </figure>
  );
}

/** Where a key leads among so many samples; null: the key is another's. */
export function sample_by_key(key: string, at: number, count: number): number | null {
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return by === undefined ? null : Math.min(Math.max(at + by, 0), count - 1);
}

function useKeys(shown: ShownMistakes, read: Signal<number | null>) {
  return useMemo(
    () => (event: KeyboardEvent) => {
      const count = shown.numbers.peek()?.rows.length ?? 0;
      const next = sample_by_key(event.key, read.peek() ?? 0, count);
      if (next === null || count === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      read.value = next;
    },
    [shown],
  );
}

function figures_of({ curve }: NumberMistakes, text: MistakesWords): [Draw, string][] {
  const all: [Draw, string][] = [
    [truth_figure, text.truth_title],
    [residual_figure, text.rest_title],
  ];
  return curve ? [[draw_curve, text.curve_title], ...all] : all;
}

interface FitProps {
  shown: ShownMistakes;
  unit: number;
  /** so many of its figures at the most, where there is little room; left out: all */
  most?: number;
}

export function Fit({ shown, unit, most = 3 }: FitProps) {
  const lab = useLab();
  const text = mistakes_words.value;
  const read = useSignal<number | null>(null);
  const press = useKeys(shown, read);
  const fit = shown.numbers.value;
  if (!fit) return <p class="note">{text.waiting}</p>;
  const at = Math.min(read.value ?? 0, fit.rows.length - 1);
  const words = point_text(fit, at, text);
  const figures = figures_of(fit, text).slice(0, most);
  return (
    <>
      <div
        class="fit-figures"
        role="slider"
        tabIndex={0}
        aria-label={text.points(names_in(lab).short[lab.inside.value])}
        title={text.points_hint}
        aria-valuemin={1}
        aria-valuemax={fit.rows.length}
        aria-valuenow={at + 1}
        aria-valuetext={words}
        onKeyDown={press}
        onBlur={() => {
          read.value = null;
        }}
      >
        {figures.map(([draw, title]) => (
          <FitFigure key={title} {...{ shown, read, unit, draw, title }} />
        ))}
      </div>
      <p class="cell-words">{words}</p>
      {fit.rows.length < fit.samples && (
        <p class="note">{text.some(format_count(fit.rows.length), format_count(fit.samples))}</p>
      )}
      {lab.network.value.outputs > 1 && <p class="note">{text.first_number}</p>}
    </>
  );
}
