// SPDX-License-Identifier: MIT
/** The world the page lives in, for rooms that make labs of their own. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LabHost } from '../host';

export const HostContext = createContext<LabHost | null>(null);

export function useHost(): LabHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('a view outside of HostContext');
  return host;
}
