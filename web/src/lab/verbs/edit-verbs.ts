// SPDX-License-Identifier: MIT
/** Verbs that set single parameters of a run by hand, and take that back. */
import { EDITED } from '../experiment/settings';
import type { LabContext } from '../lab-context';
import { without_edits } from '../run/plan';
import type { Lab } from '../view';
import { apply_and_go_on, build_again } from './restarts';

export function edit_verbs(context: LabContext): Pick<Lab, 'set_parameter' | 'take_edits_back'> {
  return {
    set_parameter: (id, parameter, value) => {
      const result = EDITED.admit(value);
      if (!result.ok)
        return { key: `${id}.${EDITED.url}`, value: EDITED.format(value), reason: result.reason };
      if (!context.runs[id].live) return null;
      context.runs[id].edit(parameter, result.value);
      void apply_and_go_on(context);
      return null;
    },
    take_edits_back: (id) => {
      context.runs[id].put_plan(without_edits(context.runs[id].plan));
      return build_again(context, context.runs[id]);
    },
  };
}
