// SPDX-License-Identifier: MIT
/** The one comparison of the page: for the link to it and for its dialog. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Comparison } from './comparison';

export const ComparisonContext = createContext<Comparison | null>(null);

export function useComparison(): Comparison {
  const comparison = useContext(ComparisonContext);
  if (!comparison) throw new Error('a view outside of ComparisonContext');
  return comparison;
}
