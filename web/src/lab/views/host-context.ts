// SPDX-License-Identifier: MIT
/** The world the page lives in, for rooms that make labs or ask workers of their own. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Connect, CoreWorker } from '../../worker/protocol';
import type { LabHost } from '../host';

export interface PageHost {
  lab: LabHost;
  connect: Connect<CoreWorker>;
}

export const HostContext = createContext<PageHost | null>(null);

export function useHost(): PageHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('a view outside of HostContext');
  return host;
}
