// SPDX-License-Identifier: MIT
/** Which pinned runs are drawn beside the live ones, each in a colour that no other has. */
import { effect } from '@preact/signals';
import { COLOURS, type Colour } from '../../lib/colours';
import type { Lab } from '../view';
import { other_start, type PinnedRun } from './pinned-run';
import type { Shelf } from './shelf';

/** The next that neither a live run nor a pinned one has; null: all are taken. */
export function free_colour({ drawn, runs, pinned }: Lab): Colour | null {
  const taken = [
    ...drawn.value.map((id) => runs[id].colour.value),
    ...pinned.value.map(({ colour }) => colour),
  ];
  return COLOURS.find((colour) => !taken.includes(colour)) ?? null;
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

/** What is deleted or called otherwise, also in another tab, is so here; what is of another start than the runs now is drawn no more. */
export function follow_shelf(lab: Lab, { pins }: Shelf): void {
  if (followed.has(lab)) return;
  followed.add(lab);
  effect(() => {
    const known = new Map(pins.value.map((pin) => [pin.id, pin]));
    const experiment = lab.experiment.value;
    lab.pinned.value = lab.pinned.peek().flatMap((pin) => {
      const run = known.get(pin.run.id);
      const fits = run && (pin.forced || other_start(run.experiment, experiment) === null);
      return fits ? { ...pin, run } : [];
    });
  });
}
