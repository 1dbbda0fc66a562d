// SPDX-License-Identifier: MIT
/** A loss chart on paper: axes, ticks, what is known, and room for a pencil; solved, the curve that was asked for. */

import { linear_ticks, log_ticks } from '../../../figure/ticks';
import { words } from '../../../i18n';
import type { Curve } from '../../../lab/chart/curve';
import { format_count, format_exact } from '../../../lib/numbers';
import type { Series } from '../../../lib/series/series';
import type { Chapter, DrawnFrom, Facts } from '../lesson/chapter';
import { learn_words } from '../words';

const SIZE = { width: 640, height: 250 };
/** between the numbers on the left and the names on the right */
const FRAME = { left: 62, right: 530, top: 10, bottom: 206 };

interface PrintedCurveProps {
  chapter: Chapter;
  facts: Facts;
  curves: readonly Curve[];
  solved: boolean;
}

/** Where steps and losses lie. */
function scales_of(steps: number, [least, most]: readonly [number, number]) {
  const [low, high] = [Math.log(least), Math.log(most)];
  const x = (step: number) => FRAME.left + ((FRAME.right - FRAME.left) * step) / steps;
  const y = (loss: number) => {
    const share = (Math.log(Math.min(Math.max(loss, least), most)) - low) / (high - low);
    return FRAME.bottom - (FRAME.bottom - FRAME.top) * share;
  };
  return { x, y };
}

type Scales = ReturnType<typeof scales_of>;

function path_of({ step, value }: Series, from: number, { x, y }: Scales): string {
  const points = Array.from(step, (at, i) => [at, value[i] as number] as const).filter(([at]) => at >= from);
  return `M${points.map(([at, loss]) => `${x(at).toFixed(1)} ${y(loss).toFixed(1)}`).join('L')}`;
}

export function PrintedCurve({ chapter, facts, curves, solved }: PrintedCurveProps) {
  const { figure, question, trained } = chapter;
  if (figure.kind !== 'losses' || question.kind !== 'curve' || !trained) return null;
  const scales = scales_of(trained.steps, figure.range);
  const seen: Record<string, DrawnFrom> = trained.seen;
  const known = (key: string) => seen[key] === 'ask';
  const drawn = curves.filter(({ key }) => known(key) || (solved && key === question.of));
  return (
    <figure>
      {!solved && <figcaption>{learn_words.value.your_drawing}</figcaption>}
      <svg class="printed-curve" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
        <Axes steps={trained.steps} range={figure.range} scales={scales} />
        <Level value={facts.guessing?.value} label={`ln\u00a0${facts.classes?.text}`} scales={scales} />
        <Level value={figure.target} label={learn_words.value.target} scales={scales} />
        {drawn.map(({ key, name, series }) => (
          <g key={key} class={known(key) ? 'known' : 'found'}>
            <path d={path_of(series, solved ? 0 : (question.printed_from ?? 0), scales)} />
            <text x={FRAME.right + 6} y={scales.y(series.value.at(-1) ?? 0) + 5}>
              {name}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

interface AxesProps {
  steps: number;
  range: readonly [number, number];
  scales: Scales;
}

function Axes({ steps, range, scales: { x, y } }: AxesProps) {
  const { chart } = words.value;
  return (
    <g class="axes">
      <path d={`M${FRAME.left} ${FRAME.top}V${FRAME.bottom}H${FRAME.right}`} />
      {linear_ticks(0, steps, 5).map((step) => (
        <g key={step}>
          <path d={`M${x(step)} ${FRAME.bottom}v5`} />
          <text x={x(step)} y={FRAME.bottom + 19} text-anchor="middle">
            {format_count(step)}
          </text>
        </g>
      ))}
      {log_ticks(range[0], range[1], 7).map((loss) => (
        <g key={loss}>
          <path d={`M${FRAME.left - 5} ${y(loss)}h5`} />
          <path class="rule" d={`M${FRAME.left} ${y(loss)}H${FRAME.right}`} />
          <text x={FRAME.left - 9} y={y(loss) + 5} text-anchor="end">
            {format_exact(loss)}
          </text>
        </g>
      ))}
      <text x={(FRAME.left + FRAME.right) / 2} y={SIZE.height - 6} text-anchor="middle">
        {chart.x}
      </text>
      <text x={14} y={(FRAME.top + FRAME.bottom) / 2} text-anchor="middle" class="upright">
        {learn_words.value.loss}
      </text>
    </g>
  );
}

function Level({
  value,
  label,
  scales,
}: {
  value: number | null | undefined;
  label: string;
  scales: Scales;
}) {
  if (value === undefined || value === null) return null;
  const y = scales.y(value);
  return (
    <g class="level">
      <path d={`M${FRAME.left} ${y}H${FRAME.right}`} />
      <text x={FRAME.left + 6} y={y + 15}>
        {label}
      </text>
    </g>
  );
}
