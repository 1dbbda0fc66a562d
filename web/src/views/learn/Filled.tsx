// SPDX-License-Identifier: MIT
/** A text with its numbers put in: those of a run in its colour. */
import { pieces_of } from '../../lib/fill';
import type { Fact, Facts } from '../../state/learn/chapter';
import { CHAPTER_NUMBERS } from '../../state/learn/chapters';

/** Long texts name their letters as mathematics does. */
const with_letters = (text: string) =>
  text.split(/(γ)/).map((piece, i) => (piece === 'γ' ? <var key={`${i}-γ`}>γ</var> : piece));

export const fact_in = (facts: Facts, name: string): Fact | undefined => facts[name] ?? CHAPTER_NUMBERS[name];

export function Filled({ text, facts }: { text: string; facts: Facts }) {
  return (
    <>
      {pieces_of(text).map((piece, i) => {
        if (typeof piece === 'string') return with_letters(piece);
        const fact = fact_in(facts, piece.name);
        if (!fact?.run) return fact?.text ?? '…';
        return (
          <b key={`${i}-${piece.name}`} class={`fact ink-${fact.run}`}>
            {fact.text}
          </b>
        );
      })}
    </>
  );
}
