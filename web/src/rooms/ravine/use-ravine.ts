// SPDX-License-Identifier: MIT
/** What makes a ravine's worker, for the room and for lessons that have a ravine of their own. */
import { useEffect, useMemo } from 'preact/hooks';
import { useHost } from '../../lab/views/host-context';
import type { Ravine, RavineHost } from './descent/ravine';

export function useRavineHost(): RavineHost {
  const host = useHost();
  return useMemo(() => ({ connect: host.connect, clock: host.lab.clock }), [host]);
}

/** A ravine as long as the view lives. */
export function useRavine(make: (host: RavineHost) => Ravine): Ravine {
  const host = useRavineHost();
  const ravine = useMemo(() => make(host), [host]);
  useEffect(() => () => ravine.dispose(), [ravine]);
  return ravine;
}
