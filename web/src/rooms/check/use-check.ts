// SPDX-License-Identifier: MIT
/** The check of the lab that a view is in, open as long as the view is; and what its figures draw of it. */
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useHost } from '../../lab/views/host-context';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import type { Colour } from '../../lib/colours';
import type { RankedVariant, Ranking } from '../../run-check/ranking';
import { variant_title } from '../../run-check/words/cause-text';
import { type CheckResult, check_of, type LossCheck } from './check/loss-check';
import type { DrawnCheck } from './figures/lines';
import { sentences } from './sentence';
import { check_words } from './words';

export function useCheck(): LossCheck {
  const lab = useLab();
  const host = useHost();
  // Runs' workers are enough: there are no surfaces here.
  const check = useMemo(
    () => check_of(lab, { connect: host.lab.connect, clock: host.lab.clock }),
    [lab, host],
  );
  useEffect(() => check.open(), [check]);
  return check;
}

/** Colours of an explanation, the first that no run has. */
const PREFERRED: readonly Colour[] = ['c', 'd', 'e', 'f', 'a', 'b'];

/** The explanation that is looked at: the chosen one, else the best, where it says anything. */
export function shown_variant({ verdict, others }: Ranking, drawn: string | null): RankedVariant | null {
  const chosen = others.find(({ variant }) => variant.id === drawn);
  if (chosen) return chosen;
  return verdict === 'agrees' || verdict === 'drifts' ? null : (others[0] ?? null);
}

/** The first line that is not the page's; null: all are. */
export const parting_line = ({ page, printed }: Ranking): number | null =>
  page.score.lead < printed.step.length ? page.score.lead : null;

export function useDrawn(check: LossCheck): DrawnCheck | null {
  const lab = useLab();
  return useComputed(() => {
    const found = check.compared.value;
    return found && drawn_check(lab, found, check.drawn.value);
  }).value;
}

function drawn_check(
  lab: ReturnType<typeof useLab>,
  { run, ranking }: CheckResult,
  drawn: string | null,
): DrawnCheck {
  const words = check_words.value;
  const colour = lab.runs[run].colour.value;
  const taken = new Set<Colour>(lab.shown.value.map((id) => lab.runs[id].colour.value));
  const free = PREFERRED.find((one) => !taken.has(one)) ?? PREFERRED.find((one) => one !== colour) ?? 'c';
  const best = shown_variant(ranking, drawn);
  return {
    printed: ranking.printed,
    yours: words.yours_end,
    page: { name: names_in(lab).short[run], colour, losses: ranking.page.losses },
    best: best && { name: variant_title(best.variant, words), colour: free, losses: best.losses },
    parts_at: parting_line(ranking),
  };
}

/** In two sentences; what to do while there is nothing. */
export function useSentence(check: LossCheck): ReadonlySignal<string> {
  const lab = useLab();
  return useComputed(() => {
    const words = check_words.value;
    const found = check.compared.value;
    if (!found) return words.sentence.empty;
    return sentences(found, names_in(lab).long[found.run], words).join(words.space);
  });
}
