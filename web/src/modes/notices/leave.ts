// SPDX-License-Identifier: MIT
/** Steps taken before the page is left or reloaded. */

import type { Lab } from '../../lab/view';
import { leave_experiment } from '../../lib/storage';

/** Who comes back, by a link or by the browser's own way, finds the experiment as it was. */
export function leave(lab: Lab): void {
  // A replay is left for its own link.
  if (lab.replaying.peek() === null) {
    lab.pause();
    history.replaceState(history.state, '', lab.link('moment'));
  }
  leave_experiment(location.search);
}
