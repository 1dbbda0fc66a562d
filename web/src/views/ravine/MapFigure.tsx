// SPDX-License-Identifier: MIT
/** Where each run lies among all lr and γ; the points are dragged, or moved by arrow keys, and the runs follow. */
import { useEffect, useRef } from 'preact/hooks';
import { ravine_words } from '../../i18n/ravine';
import { format_exact, format_number } from '../../lib/numbers';
import type { RunId } from '../../state/contract';
import type { Ravine } from '../../state/ravine/ravine';
import { on_map, type RavineRun } from '../../state/ravine/runs';
import type { Best, RateMap } from '../../workers/ravine-protocol';
import type { Frame } from '../figures/marks';
import { px } from '../px';
import { draw_map, map_frame, map_place } from './map-paint';
import { walk_of } from './reading';
import { use_canvas } from './use-canvas';
import './beside.css';

interface Props {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  /** a click on the map moves this run there */
  chosen: RunId | null;
  choose(id: RunId): void;
}

const held = (value: number, most: number) => Math.min(Math.max(value, 0), most);

export function MapFigure({ ravine, names, chosen, choose }: Props) {
  const words = ravine_words.value;
  useEffect(() => ravine.want_map(), [ravine]);
  const map = ravine.map.value;
  const best = ravine.ways.value?.best?.with_momentum ?? null;
  const [canvas, size] = use_canvas([map, best?.lr, best?.momentum, words], (ctx, room, ink) => {
    if (map && best) draw_map(ctx, map, best, room, ink);
  });
  const frame = map_frame(size);
  const out = ravine.runs.value.filter((run) => on_map(run) === null);
  const moved = ravine.runs.value.find(({ id }) => id === chosen);
  // By the keyboard its point is moved.
  const to = ({ offsetX, offsetY }: MouseEvent) => {
    if (!map || !moved || !on_map(moved)) return;
    const place = map_place(frame, map.most_lr);
    ravine.move_on_map(
      moved.id,
      held(place.lr_at(offsetX), map.most_lr),
      held(place.momentum_at(offsetY), 1),
    );
  };
  return (
    <>
      <div class="ravine-map">
        <div aria-hidden="true">
          <canvas ref={canvas} onClick={to} />
        </div>
        {map &&
          size.width > 0 &&
          ravine.runs.value.map((run) => (
            <MapPoint key={run.id} {...{ ravine, run, names, map, frame, choose }} />
          ))}
        {map && best && size.width > 0 && <BestMark {...{ map, frame, best }} />}
      </div>
      {out.length > 0 && <p class="note">{words.map_out(out.map(({ id }) => names[id]).join(', '))}</p>}
    </>
  );
}

function BestMark({ map, frame, best }: { map: RateMap; frame: Frame; best: Best }) {
  const place = map_place(frame, map.most_lr);
  return (
    <span
      class="map-best"
      aria-hidden="true"
      style={{
        transform: `translate(${px(place.x(best.lr) - 10)}, ${px(place.y(best.momentum) + 16)}) translate(-100%, -50%)`,
      }}
    >
      {best.rate === 0
        ? ravine_words.value.best_at_once
        : ravine_words.value.best_mark(format_number(best.steps_per_tenth, { digits: 2 }))}
    </span>
  );
}

interface PointProps extends Omit<Props, 'chosen'> {
  run: RavineRun;
  map: RateMap;
  frame: Frame;
}

/** Of the axes, a key press; ten times as much with Shift. */
const KEYS: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const PART = 1 / 200;

function MapPoint({ ravine, run, names, map, frame, choose }: PointProps) {
  const words = ravine_words.value;
  const grip = useRef<{ dx: number; dy: number } | null>(null);
  const at = on_map(run);
  if (!at) return null;
  const place = map_place(frame, map.most_lr);
  const move = (lr: number, momentum: number) =>
    ravine.move_on_map(run.id, held(lr, map.most_lr), held(momentum, 1));
  const [x, y] = [place.x(held(at.lr, map.most_lr)), place.y(held(at.momentum, 1))];
  const tenth = walk_of(ravine.ways.value, run.id)?.way.motion?.steps_per_tenth ?? Number.NaN;
  const steps = format_number(tenth, { digits: 2 });
  const release = () => {
    grip.current = null;
  };
  return (
    <button
      type="button"
      class="map-point"
      data-run={run.id}
      aria-label={words.map_point(names[run.id], format_exact(at.lr), format_exact(at.momentum), steps)}
      title={words.map_hint}
      style={{
        '--run': `var(--${run.colour})`,
        '--run-ink': `var(--${run.colour}-ink)`,
        transform: `translate(${px(x)}, ${px(y)})`,
      }}
      onFocus={() => choose(run.id)}
      onKeyDown={(event) => {
        const way = KEYS[event.key];
        if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const part = event.shiftKey ? 10 * PART : PART;
        move(at.lr + way[0] * part * map.most_lr, at.momentum + way[1] * part);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { dx: x - event.clientX, dy: y - event.clientY };
      }}
      onPointerMove={(event) => {
        if (!grip.current) return;
        move(
          place.lr_at(event.clientX + grip.current.dx),
          place.momentum_at(event.clientY + grip.current.dy),
        );
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <span
        class={`name ${x > frame.left + frame.width * 0.45 ? 'left' : ''} ${y > frame.top + frame.height - 16 ? 'up' : ''}`}
        aria-hidden="true"
      >
        {names[run.id]}: {steps}
      </span>
    </button>
  );
}
