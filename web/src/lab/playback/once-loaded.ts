// SPDX-License-Identifier: MIT
/** Presses of keys and clickers while runs load: none is lost. */
import { effect } from '@preact/signals';
import type { Lab } from '../view';

/** What was pressed meanwhile, in its order. */
const pressed = new WeakMap<Lab, (() => unknown)[]>();

/** At once; while runs load, or start again, when the last of them is there. */
export function once_loaded(lab: Lab, verb: () => unknown): void {
  const before = pressed.get(lab);
  if (before) before.push(verb);
  else if (lab.loading.peek()) wait(lab, [verb]);
  else verb();
}

function wait(lab: Lab, verbs: (() => unknown)[]): void {
  pressed.set(lab, verbs);
  const stop = effect(() => {
    // What is pressed changes what an effect may not change.
    if (!lab.loading.value) queueMicrotask(follow);
  });
  const follow = () => {
    if (pressed.get(lab) !== verbs) return;
    stop();
    pressed.delete(lab);
    for (const verb of verbs) once_loaded(lab, verb);
  };
}
