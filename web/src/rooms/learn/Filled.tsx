// SPDX-License-Identifier: MIT
/** A text with its numbers put in: those of a run in its colour, those of a formula among its letters. */
import { around_formulas, filled, pieces_of, with_no_breaks } from '../../lib/interpolate';
import { Formula } from '../../ui/Formula';
import { CHAPTER_NUMBERS } from './chapters';
import type { Fact, Facts } from './lesson/chapter';
import { UNKNOWN } from './lesson/facts';
import { chapter_words } from './lesson-context';

interface FilledProps {
  text: string;
  facts: Facts;
}

/** Long texts name their letters as mathematics does. */
const with_letters = (text: string) =>
  text.split(/(γ)/).map((piece, i) => (piece === 'γ' ? <var key={`${i}-γ`}>γ</var> : piece));

export const fact_in = (facts: Facts, name: string): Fact | undefined => facts[name] ?? CHAPTER_NUMBERS[name];

/** What a chapter calls one of its runs, with the numbers it has. */
export const run_name = (chapter: string, facts: Facts, run: string): string =>
  filled(chapter_words(chapter).runs[run] ?? '', (fact) => fact_in(facts, fact)?.text ?? '');

const fact_text = (facts: Facts, name: string): string => fact_in(facts, name)?.text ?? UNKNOWN;

/** As wide as a number, for lines to stay where they are when it comes. */
const Unknown = () => <span class="unknown">{UNKNOWN}</span>;

export function Filled({ text, facts }: FilledProps) {
  return (
    <>
      {around_formulas(with_no_breaks(text)).map((piece, i) =>
        i % 2 === 1 ? (
          <span key={i} class="whole">
            <Formula text={filled(piece, (name) => fact_text(facts, name))} />
          </span>
        ) : (
          <Plain key={i} text={piece} facts={facts} />
        ),
      )}
    </>
  );
}

function Plain({ text, facts }: FilledProps) {
  return (
    <>
      {pieces_of(text).map((piece, i) => {
        if (typeof piece === 'string') return with_letters(piece);
        const run = fact_in(facts, piece.name)?.run;
        const text_of_fact = fact_text(facts, piece.name);
        if (text_of_fact === UNKNOWN) return <Unknown key={`${i}-${piece.name}`} />;
        if (!run) return text_of_fact;
        return (
          <b key={`${i}-${piece.name}`} class={`fact ink-${run}`}>
            {text_of_fact}
          </b>
        );
      })}
    </>
  );
}
