// SPDX-License-Identifier: MIT
/** Memory and news as arrows in the plane they span; their sum is the direction of the step. */

import type { Motion, OptimizerOptions } from '../../../worker/protocol';
import { part_names } from '../letters';
import { inside_words } from '../words';
import {
  type ArrowPoint,
  arrows_of,
  HEIGHT,
  type Label,
  middle,
  place_labels,
  WIDTH,
} from './motion-geometry';

const ARC = 26;
/** Less than this has no room for an arc. */
const LEAST_ANGLE = 0.12;

export const degrees = (angle: number): string => ((angle * 180) / Math.PI).toFixed(0);

const beside = ([x, y]: ArrowPoint, dx: number, dy: number): ArrowPoint => [x + dx, y + dy];

/** Room above or below the middle of an arrow, more where it is steep. */
function clear([x1, y1]: ArrowPoint, [x2, y2]: ArrowPoint): number {
  const slope = Math.abs(y2 - y1) / Math.max(1, Math.abs(x2 - x1));
  return 8 + Math.min(20, 24 * slope);
}

/** News is the gradient, but for what decay adds to it, RMSprop divides it by, or too much dampening turns round. */
function is_downhill(optimizer: OptimizerOptions): boolean {
  const { maximize = false, weight_decay = 0 } = optimizer;
  const dampening = optimizer.type === 'sgd' ? (optimizer.dampening ?? 0) : 0;
  return optimizer.type !== 'rmsprop' && !maximize && weight_decay === 0 && dampening < 1;
}

/** The step is a multiple of what memory and news come to; Nesterov's and Adam's are not. */
const STRAIGHT = 0.9998;

function labels_of(motion: Motion, optimizer: OptimizerOptions): Label[] {
  const words = inside_words.value;
  const { here, turn, end } = arrows_of(motion);
  const [memory, news, step] = [middle(here, turn), middle(turn, end), middle(here, end)];
  const start = (point: ArrowPoint) => ({ point, anchor: 'start' as const });
  const stop = (point: ArrowPoint) => ({ point, anchor: 'end' as const });
  const mid = (point: ArrowPoint) => ({ point, anchor: 'middle' as const });
  const sum = motion.along > STRAIGHT ? words.step : part_names(optimizer, motion.memory).now;
  const open = motion.all.kept > 0 && motion.all.news > 0;
  return [
    {
      id: 'way',
      text: is_downhill(optimizer) ? words.downhill : words.along_news,
      at: [stop([WIDTH - 2, HEIGHT - 12])],
    },
    { id: 'here', text: words.here, at: [mid(beside(here, 0, 18)), stop(beside(here, -6, 4))] },
    ...(motion.angle > LEAST_ANGLE
      ? [{ id: 'angle', text: `${degrees(motion.angle)}°`, at: [start(arc_label(here, motion.angle))] }]
      : []),
    ...(open
      ? [
          {
            id: 'kept',
            text: words.memory,
            at: [stop(beside(memory, -7, 0)), mid(beside(memory, 0, -clear(here, turn)))],
          },
        ]
      : []),
    ...(open
      ? [{ id: 'news', text: words.news, at: [mid(beside(news, 0, -8)), stop(beside(end, 4, -8))] }]
      : []),
    {
      id: 'now',
      text: sum,
      at: [start(beside(step, 10, 8)), mid(beside(step, 0, 10 + clear(here, end))), mid(beside(step, 0, -9))],
    },
  ];
}

/** Beside the arc; where that is too narrow, under the line. */
const arc_label = ([x, y]: ArrowPoint, angle: number): ArrowPoint =>
  angle < 0.7
    ? [x + 20, y + 18]
    : [x + (ARC + 6) * Math.cos(angle / 3), y - (ARC + 6) * Math.sin(angle / 3) + 4];

interface MotionArrowsProps {
  motion: Motion;
  optimizer: OptimizerOptions;
}

export function MotionArrows({ motion, optimizer }: MotionArrowsProps) {
  const words = inside_words.value;
  const { here, turn, end } = arrows_of(motion);
  const { angle } = motion;
  return (
    <svg
      class="motion-arrows"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={Number.isNaN(angle) ? words.alone : words.arrows(degrees(angle))}
    >
      <line class="way" x1="4" x2={WIDTH - 4} y1={here[1]} y2={here[1]} />
      <line class="drop" x1={end[0]} x2={end[0]} y1={end[1]} y2={here[1]} />
      {angle > LEAST_ANGLE && <Arc here={here} angle={angle} />}
      {motion.all.kept > 0 && <Arrow from={here} to={turn} kind="kept" />}
      {motion.all.kept > 0 && <Arrow from={turn} to={end} kind="news" />}
      <Arrow from={here} to={end} kind="now" />
      <circle cx={here[0]} cy={here[1]} r="4" />
      {place_labels(labels_of(motion, optimizer)).map(({ id, text, point: [x, y], anchor }) => (
        <text key={id} class={id} x={x} y={y} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  );
}

function Arc({ here: [x, y], angle }: { here: ArrowPoint; angle: number }) {
  const to = `${x + ARC * Math.cos(angle)} ${y - ARC * Math.sin(angle)}`;
  return <path class="arc" d={`M${x + ARC} ${y}A${ARC} ${ARC} 0 0 0 ${to}`} />;
}

function Arrow({ from: [x1, y1], to: [x2, y2], kind }: { from: ArrowPoint; to: ArrowPoint; kind: string }) {
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
