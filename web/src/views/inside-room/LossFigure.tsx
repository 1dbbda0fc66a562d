// SPDX-License-Identifier: MIT
/** What a sample costs: its probabilities, and the truth's on the curve −log p. */
import { inside_words } from '../../i18n/inside-room';
import { format_number } from '../../lib/numbers';
import type { StepTrace } from '../../workers/protocol';
import { loss_text } from '../text';

const WIDTH = 220;
const CURVE = { top: 10, height: 120, most: 4 };
/** Lists beyond these are told by the truth and the likeliest. */
const MOST_BARS = 6;

const y_of = (loss: number) => CURVE.top + CURVE.height * (1 - Math.min(CURVE.most, loss) / CURVE.most);

export function LossFigure({ trace }: { trace: StepTrace }) {
  const { p, label } = trace;
  return p && label !== null ? (
    <Probabilities p={p} label={label} loss={trace.loss} />
  ) : (
    <Squares trace={trace} />
  );
}

function Probabilities({ p, label, loss }: { p: Float32Array; label: number; loss: number }) {
  const words = inside_words.value;
  const truth = p[label] ?? 0;
  const others = Array.from(p, (_, i) => i).filter((i) => i !== label);
  return (
    <>
      {[label, ...others].slice(0, MOST_BARS).map((i) => (
        <Bar
          key={i}
          name={i === label ? words.truth(i) : words.class(i)}
          share={p[i] ?? 0}
          strong={i === label}
        />
      ))}
      <Curve p={truth} loss={loss} />
    </>
  );
}

function Bar({ name, share, strong }: { name: string; share: number; strong: boolean }) {
  return (
    <div class={strong ? 'loss-bar strong' : 'loss-bar'}>
      <span>{name}</span>
      <span>{share.toFixed(3)}</span>
      <svg viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="bed" width={WIDTH} height="8" />
        <rect class="fill" width={WIDTH * share} height="8" />
      </svg>
    </div>
  );
}

/** Its axis of p is the bars': the truth's end drops onto the curve. */
function Curve({ p, loss }: { p: number; loss: number }) {
  const points = Array.from({ length: 100 }, (_, i) => (i + 1) / 100)
    .filter((at) => -Math.log(at) <= CURVE.most)
    .map((at) => `${at * WIDTH},${y_of(-Math.log(at))}`);
  const bottom = CURVE.top + CURVE.height;
  return (
    <svg
      class="loss-curve"
      viewBox={`0 0 ${WIDTH} ${bottom + 20}`}
      role="img"
      aria-label={inside_words.value.curve(format_number(p, { digits: 3 }), loss_text(loss))}
    >
      <line class="axis" x1="0" x2={WIDTH} y1={bottom} y2={bottom} />
      <polyline points={points.join(' ')} />
      <line class="drop" x1={p * WIDTH} x2={p * WIDTH} y1="0" y2={y_of(loss)} />
      <circle cx={p * WIDTH} cy={y_of(loss)} r="5" />
      <text x="0" y={bottom + 16}>
        0
      </text>
      <text x={WIDTH / 2} y={bottom + 16}>
        p
      </text>
      <text x={WIDTH} y={bottom + 16} text-anchor="end">
        1
      </text>
    </svg>
  );
}

function Squares({ trace }: { trace: StepTrace }) {
  const words = inside_words.value;
  const outputs = trace.layers.at(-1)?.a ?? new Float32Array();
  return (
    <dl class="loss-squares">
      {Array.from(outputs, (value, i) => (
        <div key={words.output(i)}>
          <dt>{words.output(i)}</dt>
          <dd>
            {format_number(value)}{' '}
            <span class="note">{words.target(format_number(trace.target?.[i] ?? Number.NaN))}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
