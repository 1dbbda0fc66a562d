// SPDX-License-Identifier: MIT
/** The one lab of the page, for every view below App. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lab } from '../view';

export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('a view outside of LabContext');
  return lab;
}
