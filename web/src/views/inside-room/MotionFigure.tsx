// SPDX-License-Identifier: MIT
/** An update as memory and news: arrows in their plane, and the lengths in each layer. */
import { inside_words } from '../../i18n/inside-room';
import { format_number } from '../../lib/numbers';
import { layer_names } from '../../state/parameters';
import type { Motion, MotionParts } from '../../workers/protocol';
import { use_lab } from '../lab-context';

const WIDTH = 260;
const HEIGHT = 130;
const EDGE = 16;
const WHOLE = 200;

type Point = readonly [x: number, y: number];

export const degrees = (angle: number): string => ((angle * 180) / Math.PI).toFixed(0);

/** Ends of the memory and of the sum, news pointing right; on a picture whose y grows downwards. */
function ends_of({ all, angle }: Motion): [memory: Point, sum: Point] {
  const turn = Number.isNaN(angle) ? 0 : angle;
  const memory: Point = [all.kept * Math.cos(turn), -all.kept * Math.sin(turn)];
  return [memory, [memory[0] + all.news, memory[1]]];
}

/** The three points, as large as the picture allows. */
function placed(points: readonly Point[]): Point[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const wide = Math.max(...xs) - left || 1e-30;
  const high = Math.max(...ys) - top || 1e-30;
  const scale = Math.min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high);
  return points.map(([x, y]) => [EDGE + (x - left) * scale, EDGE + (y - top) * scale]);
}

function Arrow({ from: [x1, y1], to: [x2, y2], kind }: { from: Point; to: Point; kind: string }) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 1) return null;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(9, length);
  const side = (sign: number) =>
    `${x2 - head * ux - sign * head * 0.45 * uy},${y2 - head * uy + sign * head * 0.45 * ux}`;
  return (
    <g class={`arrow ${kind}`}>
      <line x1={x1} y1={y1} x2={x2 - head * ux * 0.8} y2={y2 - head * uy * 0.8} />
      <polygon points={`${x2},${y2} ${side(1)} ${side(-1)}`} />
    </g>
  );
}

export function MotionFigure({ motion }: { motion: Motion }) {
  const words = inside_words.value;
  const names = layer_names(use_lab().network.value);
  const [memory, sum] = ends_of(motion);
  const [here = [0, 0], turn = [0, 0], end = [0, 0]] = placed([[0, 0], memory, sum]);
  const most = Math.max(...motion.layers.flatMap(({ kept, news, now }) => [kept, news, now])) || 1;
  return (
    <>
      {motion.memory !== 'squares' && (
        <svg
          class="motion-arrows"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={Number.isNaN(motion.angle) ? words.alone : words.arrows(degrees(motion.angle))}
        >
          <Arrow from={here} to={turn} kind="kept" />
          <Arrow from={turn} to={end} kind="news" />
          <Arrow from={here} to={end} kind="now" />
          <circle cx={here[0]} cy={here[1]} r="4" />
        </svg>
      )}
      <p class="motion-legend note">
        <span class="kept">{words.memory}</span> <span class="news">{words.news}</span>{' '}
        <span class="now">{words.sum}</span> · {words.lengths}
      </p>
      {motion.layers.map((parts, i) => (
        <Lengths key={names[i]} name={names[i] ?? ''} parts={parts} most={most} />
      ))}
    </>
  );
}

function Lengths({ name, parts, most }: { name: string; parts: MotionParts; most: number }) {
  return (
    <div class="motion-layer">
      <span>{name}</span>
      <svg viewBox={`0 0 ${WHOLE} 26`} preserveAspectRatio="none" aria-hidden="true">
        {(['kept', 'news', 'now'] as const).map((part, i) => (
          <rect key={part} class={part} y={i * 9} height="7" width={(WHOLE * parts[part]) / most} />
        ))}
      </svg>
      <b>{format_number(parts.now)}</b>
    </div>
  );
}
