// SPDX-License-Identifier: MIT
/** The surface's contours with the trajectories of all runs and their start, which is dragged; for any ravine. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ContourLevel } from '../../../figure/contours';
import type { Mark } from '../../../figure/marks';
import { useFigure } from '../../../figure/use-figure';
import type { RunId } from '../../../lab/ids';
import { drawn_name } from '../../../lab/views/names';
import { px } from '../../../ui/px';
import type { Ravine, RunDescents } from '../descent/ravine';
import { ravine_words } from '../words';
import { type Plane, plane_of } from './plane';
import { StartHandle } from './StartHandle';
import { level_numbers, plane_figure, surface_levels, surface_marks } from './surface-marks';
import { trajectory_marks } from './trajectory-marks';
import '../styles/ravine.css';

export interface RavineFigureProps {
  ravine: Ravine;
  /** of the runs, as the page calls them */
  names: Readonly<Record<RunId, string>>;
  /** the start may be moved */
  draggable?: boolean;
  /** runs that are not drawn (yet) */
  hidden?: readonly RunId[];
  /** drawn over it, at places of the plane: a lesson's question */
  overlay?: (plane: Plane) => ComponentChildren;
  /** how many times larger than usual its letters and lines are */
  scale?: number;
}

export function RavineFigure(props: RavineFigureProps) {
  const { ravine, names, draggable = true, hidden = [], overlay, scale = 1 } = props;
  const levels = useRef<{ key: readonly unknown[]; levels: ContourLevel[] }>({ key: [], levels: [] });
  const field = ravine.field.value;
  const descents = ravine.descents.value;
  const step = ravine.step.value;
  const { velocity, gradient } = ravine.settings.value;
  const depends = [field, descents, step, velocity, gradient, hidden.join()];
  const [canvas, size] = useFigure(
    depends,
    (room) => {
      if (!field) return null;
      const key = [field, room.width, room.height];
      if (key.some((part, i) => part !== levels.current.key[i]))
        levels.current = { key, levels: surface_levels(field, room) };
      const drawn = levels.current.levels;
      return plane_figure(field, room, [
        ...surface_marks(drawn, room),
        ...level_numbers(drawn, room),
        ...(descents
          ? run_marks(descents, step, plane_of(field.grid, room), { velocity, gradient }, hidden)
          : []),
      ]);
    },
    scale,
  );
  const { width, height } = size;
  useEffect(() => {
    if (width > 0) ravine.want_field(width / height);
  }, [ravine, width, height]);
  const plane = width > 0 && field ? plane_of(field.grid, size) : null;
  // Pointers alone: the start has keys.
  const click = (event: MouseEvent) => {
    if (draggable && plane) ravine.move_start(plane.x_at(event.offsetX), plane.y_at(event.offsetY));
  };
  return (
    <div
      class={`ravine-figure ${draggable ? 'takes-start' : ''}`}
      data-surface={field?.surface}
      style={{ '--scale': scale }}
    >
      <canvas ref={canvas} role="img" onClick={click} aria-label={figure_text(ravine, names, hidden)} />
      {plane && (
        <>
          <Labels {...{ ravine, names, hidden, plane, scale }} />
          {draggable && <StartHandle {...{ ravine, plane, scale }} />}
          {overlay?.(plane)}
        </>
      )}
    </div>
  );
}

function run_marks(
  descents: RunDescents,
  step: number,
  plane: Plane,
  arrows: { velocity: boolean; gradient: boolean },
  hidden: readonly RunId[],
): Mark[] {
  return descents.runs.flatMap(({ id, colour, lr }, i) => {
    const trajectory = descents.traces[i];
    if (!trajectory || !('ok' in trajectory) || hidden.includes(id)) return [];
    return trajectory_marks(trajectory.ok.path, step, plane, { ...arrows, colour, lr });
  });
}

/** What the picture shows, for who does not see it. */
function figure_text(ravine: Ravine, names: Readonly<Record<RunId, string>>, hidden: readonly RunId[]) {
  const words = ravine_words.value;
  const { descents, settings, step } = ravine;
  const ends = (descents.value?.runs ?? []).flatMap((run, i) => {
    const trajectory = descents.value?.traces[i];
    if (!trajectory || !('ok' in trajectory) || hidden.includes(run.id)) return [];
    const { path } = trajectory.ok;
    const at = Math.min(step.value, path.x.length - 1);
    return [words.figure_end(names[run.id], at, path.x[at] as number, path.y[at] as number)];
  });
  return [words.figure(words.surfaces[settings.value.surface]), ...ends].join(' ');
}

/** To the left or the right of a place, within the figure. */
const aside = (x: number, left: boolean, width: number) =>
  left ? `max(-100%, ${px(-x)})` : `min(0px, ${px(width - x)} - 100%)`;

interface LabelsProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  hidden: readonly RunId[];
  plane: Plane;
  scale: number;
}

/** px, of a line and about of a letter, unscaled */
const LABEL = 20;
const WIDE = 8;

/** Names at the trajectories' ends, one below the other where they meet; and the minima. */
function Labels({ ravine, names, hidden, plane, scale }: LabelsProps) {
  const line = LABEL * scale;
  const letter = WIDE * scale;
  const words = ravine_words.value;
  const descents = ravine.descents.value;
  const occupied: number[] = [];
  const ends = (descents?.runs ?? []).flatMap((run, i) => {
    const trajectory = descents?.traces[i];
    if (!trajectory || !('ok' in trajectory) || hidden.includes(run.id)) return [];
    const { path, diverged_at } = trajectory.ok;
    const at = Math.min(ravine.step.value, path.x.length - 1);
    const x = Math.min(Math.max(plane.x(path.x[at] as number), 8), plane.width - 8);
    const wanted = plane.y(path.y[at] as number) + (i % 2 === 0 ? line : -line);
    let y = Math.min(Math.max(wanted, 12 * scale), plane.height - 12 * scale);
    while (occupied.some((other) => Math.abs(other - y) < line)) y += line;
    occupied.push(y);
    const name = drawn_name(names[run.id]);
    const lost = diverged_at !== null && at === path.x.length - 1 && ravine.step.value >= diverged_at;
    const text = lost ? words.end_lost(name) : words.end(name, at);
    return [
      {
        id: run.id,
        colour: run.colour,
        x,
        y,
        text,
        left: x > plane.width * (i % 2 === 0 ? 0.3 : 1) - letter * text.length,
      },
    ];
  });
  return (
    <div class="ravine-labels" aria-hidden="true">
      {(descents?.minima ?? []).map(([x, y]) => (
        <span
          key={`${x} ${y}`}
          class="minimum"
          style={{ transform: `translate(${px(plane.x(x))}, ${px(plane.y(y))})` }}
        >
          +
        </span>
      ))}
      {ends.map(({ id, colour, x, y, text, left }) => (
        <span
          key={id}
          class={`end ${left ? 'left' : ''}`}
          style={{
            color: `var(--${colour}-ink)`,
            transform: `translate(${px(x)}, ${px(y)}) translate(${aside(x, left, plane.width)}, -50%)`,
          }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
