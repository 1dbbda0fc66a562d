// SPDX-License-Identifier: MIT
/** Where each run lies among all lr and γ; the points are dragged, or moved by arrow keys, and the runs follow. */
import { useEffect, useRef } from 'preact/hooks';
import type { Frame } from '../../../figure/marks';
import { useFigure } from '../../../figure/use-figure';
import type { RunId } from '../../../lab/ids';
import { drawn_name } from '../../../lab/views/names';
import { format_exact, format_number } from '../../../lib/numbers';
import { px } from '../../../ui/px';
import { by_finger } from '../../../ui/touch';
import type { RateMap, RatePoint, Theory } from '../../../worker/protocol';
import type { Ravine } from '../descent/ravine';
import { on_map, type RavineRun, share_of } from '../descent/runs';
import { run_trajectory_of } from '../reading';
import { ravine_words } from '../words';
import { map_figure } from './map-marks';
import { type MapLook, map_frame, map_place } from './map-place';
import '../styles/beside.css';

interface MapFigureProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  /** whose map it is */
  chosen: RavineRun | undefined;
  choose(id: RunId): void;
}

/** The map is that of the run in hand; where it has none, the heavy ball's. */
export function MapFigure({ ravine, names, chosen, choose }: MapFigureProps) {
  const words = ravine_words.value;
  const runs = ravine.runs.value;
  const theory = (chosen && on_map(chosen)?.theory) ?? 'heavy_ball';
  useEffect(() => ravine.want_map(theory), [ravine, theory]);
  const map = ravine.map.value;
  const look: MapLook = {
    axis: chosen ? axis_of(chosen) : 'lr',
    rivals: map ? rivals_of(runs, map.theory, names) : [],
  };
  const depends = [map, look.axis, JSON.stringify(look.rivals), words];
  const [canvas, size] = useFigure(depends, (room, measure) => map && map_figure(map, look, room, measure));
  const frame = map_frame(size);
  const out = runs.filter((run) => on_map(run) === null);
  // Pointers alone: the points have keys.
  const click = (event: MouseEvent) => {
    if (!map || !chosen || on_map(chosen) === null) return;
    const place = map_place(frame, map.most_lr);
    const [lr, momentum] = [place.lr_at(event.offsetX), place.momentum_at(event.offsetY)];
    if (lr >= 0 && lr <= map.most_lr && momentum >= 0 && momentum <= 1)
      ravine.move_on_map(chosen.id, lr, momentum);
  };
  return (
    <>
      <div class="ravine-map">
        <div aria-hidden="true" title={chosen && words.map_click(names[chosen.id])}>
          <canvas ref={canvas} onClick={click} />
        </div>
        {map &&
          size.width > 0 &&
          runs.map((run) => (
            <MapPoint key={run.id} {...{ ravine, run, names, map, frame, chosen, choose }} />
          ))}
        {map && size.width > 0 && <BestMark map={map} frame={frame} />}
      </div>
      {out.length > 0 && <p class="note">{words.map_out(out.map(({ id }) => names[id]).join(', '))}</p>}
    </>
  );
}

function axis_of(run: RavineRun): MapLook['axis'] {
  if (share_of(run) === 1) return 'lr';
  return run.settings.convention === 'average' ? 'average' : 'dampening';
}

/** One run of the other theory; plain descent says less of γ. */
function rivals_of(
  runs: readonly RavineRun[],
  shown: Theory,
  names: MapFigureProps['names'],
): MapLook['rivals'] {
  const theory: Theory = shown === 'nesterov' ? 'heavy_ball' : 'nesterov';
  const others = runs.filter((run) => on_map(run)?.theory === theory);
  const run = others.find(({ has_momentum }) => has_momentum) ?? others[0];
  return run ? [{ theory, colour: run.colour, name: names[run.id] }] : [];
}

function BestMark({ map, frame }: { map: RateMap; frame: Frame }) {
  const { best } = map;
  const place = map_place(frame, map.most_lr);
  const words = ravine_words.value;
  const right = place.x(best.lr) < frame.left + frame.width * 0.4;
  return (
    <span
      class="map-best"
      aria-hidden="true"
      style={{
        transform: `translate(${px(place.x(best.lr) + (right ? 14 : -10))}, ${px(place.y(best.momentum) + 16)}) translate(${right ? 0 : -100}%, -50%)`,
      }}
    >
      {best.rate === 0
        ? words.best_at_once
        : words.best_mark(format_number(best.steps_per_tenth, { digits: 2 }))}
    </span>
  );
}

interface PointProps extends MapFigureProps {
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

/** px within which two points' words would lie on each other */
const NEAR = { x: 110, y: 18 };
const WORDS = 22;

function MapPoint({ ravine, run, names, map, frame, chosen, choose }: PointProps) {
  const words = ravine_words.value;
  const grip = useRef<{ dx: number; dy: number } | null>(null);
  const at = on_map(run);
  if (!at) return null;
  const place = map_place(frame, map.most_lr);
  const clamped = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const move = (lr: number, momentum: number) =>
    ravine.move_on_map(run.id, clamped(lr, map.most_lr), clamped(momentum, 1));
  const spot = (one: RatePoint) =>
    [place.x(clamped(one.lr, map.most_lr)), place.y(clamped(one.momentum, 1))] as const;
  const [x, y] = spot(at);
  // Words lie below those of the runs before it that are as good as there.
  const runs = ravine.runs.value;
  const beside = runs.slice(0, runs.indexOf(run)).filter((other) => {
    const there = on_map(other);
    const [other_x, other_y] = there ? spot(there) : [Number.NaN, Number.NaN];
    return Math.abs(other_x - x) < NEAR.x && Math.abs(other_y - y) < NEAR.y;
  });
  const tenth =
    run_trajectory_of(ravine.descents.value, run.id)?.trajectory.motion?.steps_per_tenth ?? Number.NaN;
  const steps = tenth === 0 ? words.at_once : format_number(tenth, { digits: 2 });
  const manner =
    tenth === 0
      ? words.at_once
      : tenth < Number.POSITIVE_INFINITY
        ? words.map_tenth(steps)
        : words.map_diverges;
  const release = () => {
    grip.current = null;
  };
  return (
    <button
      type="button"
      class={`map-point ${run.id === chosen?.id ? 'chosen' : ''}`}
      data-run={run.id}
      aria-label={words.map_point(names[run.id], format_exact(run.lr), format_exact(at.momentum), manner)}
      title={words.map_hint}
      style={{
        '--run': `var(--${run.colour})`,
        '--run-ink': `var(--${run.colour}-ink)`,
        transform: `translate(${px(x)}, ${px(y)})`,
      }}
      onFocus={() => choose(run.id)}
      onKeyDown={(event) => {
        const direction = KEYS[event.key];
        if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const part = event.shiftKey ? 10 * PART : PART;
        move(at.lr + direction[0] * part * map.most_lr, at.momentum + direction[1] * part);
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
      {...by_finger}
    >
      <span
        class={`name ${x > frame.left + frame.width * 0.45 ? 'left' : ''} ${y > frame.top + frame.height - 16 ? 'up' : ''}`}
        style={{ marginTop: px(beside.length * WORDS) }}
        aria-hidden="true"
      >
        {drawn_name(names[run.id], 12)}: {steps}
      </span>
    </button>
  );
}
