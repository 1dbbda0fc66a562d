// SPDX-License-Identifier: MIT
/** The network of the run looked into as views have it: its latest state, what is read of it, and whether it can be set. */
import { computed, type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { EDITED } from '../../../lab/experiment/settings';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import type { NetworkState } from '../../../worker/protocol';
import { probe_in_sight } from '../probe-in-sight';

export interface ShownNetwork {
  /** null while there is none of this network */
  state: ReadonlySignal<NetworkState | null>;
  /** the parameter under the pointer */
  pointed: Signal<number | null>;
  /** that one, else the one chosen; null: there is no state */
  read: ReadonlySignal<number | null>;
}

function state_of(lab: Lab): NetworkState | null {
  const state = lab.runs[lab.inside.value].shown.value?.products.network ?? null;
  return state?.parameters.length === lab.network.value.parameters ? state : null;
}

export function useNetwork(): ShownNetwork {
  const lab = useLab();
  const pointed = useSignal<number | null>(null);
  useEffect(() => probe_in_sight(lab, 'network'), [lab]);
  return useMemo(() => {
    const state = computed(() => state_of(lab));
    const read = computed(() => {
      const known = state.value;
      if (!known) return null;
      const at = pointed.value ?? known.parameter;
      return at < known.parameters.length ? at : known.parameter;
    });
    return { state, pointed, read };
  }, [lab]);
}

/** Why a parameter cannot be set now; null: it can. */
export function obstacle(lab: Lab): 'past' | 'pause' | 'whole' | 'lost' | null {
  const run = lab.runs[lab.inside.value];
  if (lab.past.value !== null) return 'past';
  if (run.trouble.value?.kind === 'not_finite') return 'lost';
  if (lab.playing.value || lab.replaying.value !== null) return 'pause';
  return lab.phase.value > 0 ? 'whole' : null;
}

/** As few digits as are the same float32. */
export function float32_text(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return EDITED.format(short);
  }
  return EDITED.format(value);
}
