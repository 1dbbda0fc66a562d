// SPDX-License-Identifier: MIT
/** Why a value was not taken, beside its field. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Problem } from '../experiment/types';
import { problem_text } from './text';

export function Refusal({ id, problem }: { id: string; problem: Problem | null }) {
  return (
    problem && (
      <p class="problem" id={`${id}-problem`} role="alert">
        {problem_text(problem)}
      </p>
    )
  );
}

/** What was refused last, until something it may have been about is set otherwise. */
export function useRefusal(...about: unknown[]) {
  const [problem, set_problem] = useState<Problem | null>(null);
  // At once, before anything is refused after it.
  useLayoutEffect(() => set_problem(null), about);
  return [problem, set_problem] as const;
}
