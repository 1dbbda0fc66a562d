// SPDX-License-Identifier: MIT
/** Verbs that add a run, copy one, take one out or move it. */
import { batch } from '@preact/signals';
import { default_style } from '../experiment/presets';
import { RUN_IDS, type RunId } from '../ids';
import type { LabContext } from '../lab-context';
import { plan_for, type RunSpec } from '../run/plan';

export function order_verbs(context: LabContext) {
  const { order, runs, scheduler, view } = context;
  const select = (id: RunId) => {
    view.value = { ...view.value, inside: id };
  };
  /** The first free place joins the order, behind `after`. */
  const join = (after: RunId | null, prepare: (id: RunId) => void): RunId | null => {
    const id = RUN_IDS.find((one) => !order.value.includes(one));
    if (!id) return null;
    batch(() => {
      prepare(id);
      const at = after === null ? order.value.length : order.value.indexOf(after) + 1;
      order.value = order.value.toSpliced(at, 0, id);
      select(id);
    });
    void scheduler.join(runs[id]);
    return id;
  };
  return {
    add_run: () => join(null, (id) => runs[id].clear()),
    /** with the steps of its plan, as the others have them */
    join_run: ({ plan, build_options, style }: RunSpec) =>
      join(null, (id) => {
        runs[id].clear(plan_for(id, plan));
        runs[id].build_with(build_options);
        runs[id].style = { ...default_style(id), name: style.name };
      }),
    duplicate_run: (from: RunId) =>
      join(from, (id) => {
        runs[id].clear(plan_for(id, runs[from].plan));
        runs[id].build_with(runs[from].build_options.peek());
        runs[id].style = default_style(id);
      }),
    remove_run: (id: RunId) => {
      if (!order.value.includes(id) || order.value.length === 1) return;
      order.value = order.value.filter((one) => one !== id);
      runs[id].leave();
      scheduler.one_less();
    },
    move_run: (id: RunId, to: number) => {
      const others = order.value.filter((one) => one !== id);
      if (others.length < order.value.length) order.value = others.toSpliced(Math.max(0, to), 0, id);
    },
  };
}
