// SPDX-License-Identifier: MIT
/** The regions of the runs as a view has them: the plane of the data, the latest regions, or those at the pointer's step. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import type { Lab } from '../../../lab/view';
import type { DataPlane, Regions } from '../../../worker/protocol';

/** A worker's time for steps made again while somebody points. */
const MOST_AGAIN_MS = 60;

type RegionsOf = Readonly<Partial<Record<RunId, Regions>>>;

export interface ShownRegions {
  /** null until it is known */
  plane: ReadonlySignal<DataPlane | null>;
  /** of a run; null until there are some */
  of(id: RunId): Regions | null;
  /** the step of the pointer, while what is shown is of it */
  past: ReadonlySignal<number | null>;
  /** the step of the pointer, where it cannot be shown: that would take too long, or settings were changed on the way */
  missed: ReadonlySignal<number | null>;
}

/** Asked for while somebody can see it. */
function probe_in_sight(lab: Lab): () => void {
  let stop = () => {};
  const look = () => {
    stop();
    stop = document.hidden ? () => {} : lab.probe('regions');
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop();
  };
}

type LatestOf = Record<RunId, ReadonlySignal<Regions | null>>;

/** Signals of their own: answers that bring no regions change nothing. */
const latest_of = (lab: Lab): LatestOf =>
  Object.fromEntries(
    RUN_IDS.map((id) => [id, computed(() => lab.runs[id].snapshot.value?.products.regions ?? null)]),
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

/** Few enough steps to be made again at once, and all with the same settings. */
const is_cheap = (lab: Lab, step: number): boolean =>
  lab.drawn.peek().every((id) => {
    const { microseconds, first_change } = lab.runs[id];
    return first_change.peek() >= step && microseconds.peek() * step < 1000 * MOST_AGAIN_MS;
  });

async function regions_at(lab: Lab, step: number): Promise<RegionsOf | null> {
  const columns = lab.view.peek().plane;
  const ids = lab.drawn.peek();
  const found = await Promise.all(ids.map((id) => lab.runs[id].past_regions(step, { columns })));
  if (found.some((one) => one === null)) return null;
  return Object.fromEntries(ids.map((id, i) => [id, found[i] as Regions]));
}

interface Past {
  step: number;
  regions: RegionsOf;
}

/** While the runs rest; one step is asked for at a time, the last that was pointed at. */
function follow_pointer(lab: Lab, pointed: ReadonlySignal<number | null>, past: Signal<Past | null>) {
  let busy = false;
  const ask = async () => {
    const step = pointed.peek();
    if (busy || step === null || !is_cheap(lab, step)) return;
    busy = true;
    const regions = await regions_at(lab, step);
    busy = false;
    const now = pointed.peek();
    if (regions && now !== null) past.value = { step, regions };
    if (now !== null && now !== step) void ask();
  };
  const columns = computed(() => lab.view.value.plane);
  return effect(() => {
    void [columns.value, lab.drawn.value];
    if (pointed.value === null) past.value = null;
    else void ask();
  });
}

export function useRegions(lab: Lab, cursor: ReadonlySignal<number | null>): ShownRegions {
  const { latest, plane, past, pointed } = useMemo(() => {
    const rests = computed(() => !lab.playing.value && lab.replaying.value === null && lab.phase.value === 0);
    return {
      latest: latest_of(lab),
      plane: signal<DataPlane | null>(null),
      past: signal<Past | null>(null),
      pointed: computed(() => {
        const step = cursor.value;
        return rests.value && step !== null && step < lab.step.value ? step : null;
      }),
    };
  }, [lab, cursor]);
  useEffect(() => probe_in_sight(lab), [lab]);
  useEffect(() => follow_plane(lab, latest, plane), [lab, latest, plane]);
  useEffect(() => follow_pointer(lab, pointed, past), [lab, pointed, past]);
  return useMemo(
    () => ({
      plane,
      of: (id) => past.value?.regions[id] ?? latest[id].value,
      past: computed(() => past.value?.step ?? null),
      missed: computed(() => {
        const step = pointed.value;
        return step !== null && !is_cheap(lab, step) ? step : null;
      }),
    }),
    [lab, latest, plane, past, pointed],
  );
}
