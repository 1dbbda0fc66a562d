// SPDX-License-Identifier: MIT
/** The two figures of a check: losses over the steps, and how far each is from those that were printed. */
import type { ReadonlySignal } from '@preact/signals';
import { useFigure } from '../../figure/use-figure';
import { guessing_of } from '../../lab/experiment/network';
import type { ViewSettings } from '../../lab/experiment/types';
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import { Segments } from '../../ui/Segments';
import { useWindow } from '../../ui/use-window';
import { distance_figure } from './figures/distance-marks';
import type { DrawnCheck } from './figures/lines';
import { loss_figure } from './figures/loss-marks';
import { printed_text, unit_text } from './text';
import { check_words } from './words';

/** Letters of figures grow with the page's. */
const page_scale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

interface FigureProps {
  drawn: DrawnCheck;
  /** how many times larger it is drawn; left out: as the page's letters */
  scale?: number;
}

export function LossFigure({ drawn, scale }: FigureProps) {
  const lab = useLab();
  const usual = useWindow(page_scale);
  const words = check_words.value;
  const log = lab.view.value.scale === 'log';
  const { outputs, loss } = lab.network.value;
  const guessing = loss === 'cross_entropy' ? guessing_of({ loss, outputs }) : null;
  const decimals = Math.max(...drawn.printed.decimals);
  const parts_at = drawn.parts_at === null ? 0 : (drawn.printed.step[drawn.parts_at] as number);
  const [canvas] = useFigure(
    [drawn, log, words],
    (size) =>
      loss_figure(
        drawn,
        { log, guessing },
        {
          x: words.x,
          parts: words.parts_at(format_count(parts_at)),
          first_steps: words.first_steps,
          guessing: guessing === null ? null : words.guessing(String(outputs)),
          loss: (value) => printed_text(value, decimals),
        },
        size,
      ),
    scale ?? usual,
  );
  return (
    <div class="check-figure" role="img" aria-label={words.figure}>
      <canvas ref={canvas} />
    </div>
  );
}

export function DistanceFigure({ drawn }: FigureProps) {
  const words = check_words.value;
  const [canvas] = useFigure(
    [drawn, words],
    (size) => distance_figure(drawn, { from_page: words.from_page, rounding: words.rounding }, size),
    useWindow(page_scale),
  );
  return (
    <div class="check-distance" role="img" aria-label={words.distance_figure}>
      <canvas ref={canvas} />
    </div>
  );
}

function Legend({ drawn }: FigureProps) {
  const words = check_words.value;
  return (
    <span class="check-legend note">
      <i class="ring" aria-hidden="true" /> {words.legend_yours}
      <i class={`run-${drawn.page.colour}`} aria-hidden="true" /> {words.legend_page}
      {drawn.best && (
        <>
          <i class={`run-${drawn.best.colour}`} aria-hidden="true" /> {words.legend_best}
        </>
      )}
    </span>
  );
}

/** `sentence`: null where it stands elsewhere. */
export function FigurePanel({
  drawn,
  sentence,
}: {
  drawn: DrawnCheck | null;
  sentence: ReadonlySignal<string> | null;
}) {
  const lab = useLab();
  const words = check_words.value;
  return (
    <section class="panel check-figures" aria-labelledby="check-loss-title">
      <header class="panel-head">
        <h2 id="check-loss-title">{words.loss}</h2>
        {drawn && <Legend drawn={drawn} />}
        <Segments<ViewSettings['scale']>
          legend={words.scale}
          name="check-scale"
          value={lab.view.value.scale}
          options={[
            { value: 'log', label: words.log },
            { value: 'linear', label: words.linear },
          ]}
          choose={(next) => lab.set_view('scale', next)}
        />
      </header>
      {drawn && (
        <>
          <LossFigure drawn={drawn} />
          <header class="panel-head check-distance-head">
            <h3>{words.distance}</h3>
            <span class="note">
              {words.distance_unit(unit_text(10 ** -Math.max(...drawn.printed.decimals)))}
            </span>
          </header>
          <DistanceFigure drawn={drawn} />
        </>
      )}
      {sentence && (
        <p class="sentence check-sentence" role="status">
          {sentence.value}
        </p>
      )}
    </section>
  );
}
