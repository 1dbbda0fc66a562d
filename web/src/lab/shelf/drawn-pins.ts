// SPDX-License-Identifier: MIT
/** Which pinned runs are drawn beside the live ones, each in a colour that no other has. */
import { effect } from '@preact/signals';
import { COLOURS, type Colour } from '../../lib/colours';
import type { Lab } from '../view';
import { type DrawnPin, other_start, type PinnedRun } from './pinned-run';
import type { Shelf } from './shelf';

const first_free = (taken: readonly Colour[]): Colour | null =>
  COLOURS.find((colour) => !taken.includes(colour)) ?? null;
const live_colours = ({ drawn, runs }: Lab): Colour[] => drawn.value.map((id) => runs[id].colour.value);

/** The next that neither a live run nor a pinned one has; null: all are taken. */
export const free_colour = (lab: Lab): Colour | null =>
  first_free([...live_colours(lab), ...lab.pinned.value.map(({ colour }) => colour)]);

/** Live runs that have come since have their own colours: a pinned run takes another, and is not drawn where none is left. */
function in_free_colours(pins: readonly DrawnPin[], live: readonly Colour[]): DrawnPin[] {
  const kept = pins.flatMap(({ colour }) => (live.includes(colour) ? [] : colour));
  const taken = [...live, ...kept];
  return pins.flatMap((pin) => {
    if (!live.includes(pin.colour)) return pin;
    const colour = first_free(taken);
    if (!colour) return [];
    taken.push(colour);
    return { ...pin, colour };
  });
}

/** `forced`: though it did not start from the same. */
export function draw_pin(lab: Lab, run: PinnedRun, forced = false): void {
  const colour = free_colour(lab);
  const there = lab.pinned.peek().some((pin) => pin.run.id === run.id);
  if (colour && !there) lab.pinned.value = [...lab.pinned.peek(), { run, colour, forced }];
}

export function hide_pin(lab: Lab, id: string): void {
  lab.pinned.value = lab.pinned.peek().filter(({ run }) => run.id !== id);
}

const followed = new WeakSet<Lab>();

/**
 * What is deleted or called otherwise, also in another tab, is so here; what is of another start than the runs now is
 * drawn no more, and none has a live run's colour.
 */
export function follow_shelf(lab: Lab, { pins }: Shelf): void {
  if (followed.has(lab)) return;
  followed.add(lab);
  effect(() => {
    const known = new Map(pins.value.map((pin) => [pin.id, pin]));
    const experiment = lab.experiment.value;
    const there = lab.pinned.peek().flatMap((pin) => {
      const run = known.get(pin.run.id);
      const fits = run && (pin.forced || other_start(run.experiment, experiment) === null);
      return fits ? { ...pin, run } : [];
    });
    lab.pinned.value = in_free_colours(there, live_colours(lab));
  });
}
