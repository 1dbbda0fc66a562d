// SPDX-License-Identifier: MIT
/** The regions of the runs as a view has them: the plane of the data, and the regions of the step that is shown. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import type { Lab } from '../../../lab/view';
import type { DataPlane, Regions } from '../../../worker/protocol';
import { probe_in_sight } from '../probe-in-sight';

export interface ShownRegions {
  /** null until it is known */
  plane: ReadonlySignal<DataPlane | null>;
  /** of a run; null until there are some */
  of(id: RunId): Regions | null;
}

type LatestOf = Record<RunId, ReadonlySignal<Regions | null>>;

/** Signals of their own: answers that bring no regions change nothing. */
const latest_of = (lab: Lab): LatestOf =>
  Object.fromEntries(
    RUN_IDS.map((id) => [id, computed(() => lab.runs[id].shown.value?.products.regions ?? null)]),
  ) as LatestOf;

/** Asks for the plane whenever regions lie on one that is not known. */
function follow_plane(lab: Lab, latest: LatestOf, plane: Signal<DataPlane | null>): () => void {
  let requested = '';
  return effect(() => {
    for (const id of lab.drawn.value) {
      const wanted = latest[id].value?.plane;
      if (!wanted || wanted === plane.peek()?.id || wanted === requested) continue;
      requested = wanted;
      void lab.runs[id].data_plane({ columns: lab.view.peek().plane }).then((found) => {
        requested = '';
        if (found) plane.value = found;
      });
      return;
    }
  });
}

export function useRegions(lab: Lab): ShownRegions {
  const { latest, plane } = useMemo(
    () => ({ latest: latest_of(lab), plane: signal<DataPlane | null>(null) }),
    [lab],
  );
  useEffect(() => probe_in_sight(lab, 'regions'), [lab]);
  useEffect(() => follow_plane(lab, latest, plane), [lab, latest, plane]);
  return useMemo(() => ({ plane, of: (id) => latest[id].value }), [latest, plane]);
}
