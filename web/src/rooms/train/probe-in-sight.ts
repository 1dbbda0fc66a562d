// SPDX-License-Identifier: MIT
/** A product asked for while somebody can see it: not in a hidden tab. */
import type { Lab } from '../../lab/view';
import type { LiveProductName } from '../../worker/protocol';

/** Until the function it gives back is called. */
export function probe_in_sight(lab: Lab, name: LiveProductName): () => void {
  let stop = () => {};
  const look = () => {
    stop();
    stop = document.hidden ? () => {} : lab.probe(name);
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop();
  };
}
