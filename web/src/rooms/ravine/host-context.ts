// SPDX-License-Identifier: MIT
/** What makes a ravine's worker, for the room and for lessons that have a ravine of their own. */
import { createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import type { Ravine, RavineHost } from './descent/ravine';

export const RavineHostContext = createContext<RavineHost | null>(null);

export function useRavineHost(): RavineHost {
  const host = useContext(RavineHostContext);
  if (!host) throw new Error('a view outside of RavineHostContext');
  return host;
}

/** A ravine as long as the view lives. */
export function useRavine(make: (host: RavineHost) => Ravine): Ravine {
  const host = useRavineHost();
  const ravine = useMemo(() => make(host), [host]);
  useEffect(() => () => ravine.dispose(), [ravine]);
  return ravine;
}
