// SPDX-License-Identifier: MIT
/** The mistakes of the run looked into as views have them: the latest that belong to this experiment. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import type { ClassMistakes, Mistakes, NumberMistakes } from '../../../worker/protocol';
import { probe_in_sight } from '../probe-in-sight';

export interface ShownMistakes {
  /** null: there are none yet, or what is learnt is numbers */
  classes: ReadonlySignal<ClassMistakes | null>;
  /** null: there are none yet, or what is learnt is classes */
  numbers: ReadonlySignal<NumberMistakes | null>;
}

const latest = (lab: Lab): Mistakes | null =>
  lab.runs[lab.inside.value].shown.value?.products.mistakes ?? null;

export function useMistakes(): ShownMistakes {
  const lab = useLab();
  useEffect(() => probe_in_sight(lab, 'mistakes'), [lab]);
  return useMemo(() => {
    const found = computed(() => latest(lab));
    return {
      classes: computed(() => {
        const mistakes = found.value;
        const { loss, outputs } = lab.network.value;
        const fits = mistakes?.kind === 'classes' && loss !== 'mse' && mistakes.classes === outputs;
        return fits ? mistakes : null;
      }),
      numbers: computed(() => {
        const mistakes = found.value;
        return mistakes?.kind === 'numbers' && lab.network.value.loss === 'mse' ? mistakes : null;
      }),
    };
  }, [lab]);
}
