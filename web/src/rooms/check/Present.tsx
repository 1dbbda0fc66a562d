// SPDX-License-Identifier: MIT
/** A check on a projector: the losses over the page's, and what explains them. */
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import type { KeyNumber } from '../../modes/present/Numbers';
import type { Navigation } from '../../modes/present/use-controls';
import { variant_title } from '../../run-check/words/cause-text';
import type { LossCheck } from './check/loss-check';
import { LossFigure } from './Figures';
import { Paste } from './Paste';
import { shown_variant, useCheck, useDrawn, useSentence } from './use-check';
import { check_words } from './words';
import './styles/cards.css';
import './styles/alone.css';

/** The figure's letters are 11 px: so many times larger they are 27 of a screen's units. */
const SCALE = 27 / 11;

export function CheckPresent() {
  const check = useCheck();
  const drawn = useDrawn(check);
  const sentence = useSentence(check);
  const words = check_words.value;
  return (
    <Frame
      title={words.title}
      shared={words.present_note}
      figure={(unit) => (drawn ? <LossFigure drawn={drawn} scale={SCALE * unit} /> : <Paste check={check} />)}
      sentence={<p class="sentence">{sentence.value}</p>}
      numbers={useNumbers(check)}
      navigation={explanations(check)}
      code={<Code />}
    />
  );
}

/** From explanation to explanation. */
function explanations(check: LossCheck): Navigation {
  const go = (by: number) => {
    const ranking = check.compared.peek()?.ranking;
    if (!ranking) return;
    const { others } = ranking;
    const now = shown_variant(ranking, check.drawn.peek())?.variant.id;
    const at = others.findIndex(({ variant }) => variant.id === now);
    const next = others[Math.min(Math.max(at + by, 0), others.length - 1)];
    check.drawn.value = next?.variant.id ?? null;
  };
  return { next: () => go(1), back: () => go(-1), keys: {} };
}

/** Equal lines, of the page's run and of what explains it. */
function useNumbers(check: LossCheck): KeyNumber[] {
  const lab = useLab();
  const words = check_words.value;
  const drawn = useDrawn(check);
  const found = check.compared.value;
  if (!found || !drawn) return [];
  const { ranking, run } = found;
  const lines = format_count(ranking.printed.step.length);
  const of = (lead: number) => `${format_count(lead)} / ${lines}`;
  const best = shown_variant(ranking, check.drawn.value);
  return [
    {
      name: `${names_in(lab).short[run]}: ${words.equal_lines}`,
      value: of(ranking.page.score.lead),
      colour: drawn.page.colour,
    },
    ...(best && drawn.best
      ? [{ name: variant_title(best.variant, words), value: of(best.score.lead), colour: drawn.best.colour }]
      : []),
  ];
}
