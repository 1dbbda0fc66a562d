// SPDX-License-Identifier: MIT
/** The way through the runs' steps on their chart: to a step that is read, and on again to where they were. */
import { effect, type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Span } from '../../figure/zoom';
import type { Lab } from '../view';

export interface StepNavigation {
  go(step: number): void;
  /** the step the runs were at before they went back; null when they did not, or are there again */
  ahead: ReadonlySignal<number | null>;
}

export function useStepNavigation(lab: Lab, zoom: Signal<Span | null>): StepNavigation {
  const ahead = useSignal<number | null>(null);
  const pending = useRef(0);
  useEffect(
    () =>
      effect(() => {
        const step = lab.step.value;
        // They make their steps again from the first.
        if (pending.current > 0) return;
        // Who starts again is behind what was looked at closely, and has nothing ahead.
        if (zoom.peek() && step <= (zoom.peek()?.[0] ?? 0)) zoom.value = null;
        if (step === 0 || step >= (ahead.peek() ?? step)) ahead.value = null;
      }),
    [lab, zoom],
  );
  const go = async (step: number) => {
    const from = lab.step.peek();
    if (lab.loading.peek() || step === from) return;
    pending.current++;
    ahead.value = Math.max(ahead.peek() ?? 0, from);
    await lab.go_to(step);
    pending.current--;
    if (lab.step.peek() >= (ahead.peek() ?? 0)) ahead.value = null;
  };
  return { go: (step) => void go(step), ahead };
}
