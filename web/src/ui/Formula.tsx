// SPDX-License-Identifier: MIT
/**
 * Formulas as MathML, which browsers draw and screen readers read by themselves: numbers change thirty times a second,
 * and KaTeX would lay out each anew, with fonts of its own.
 */
import { type ComponentChildren, Fragment } from 'preact';
import { type FormulaPart, pieces_of_formula } from '../lib/formula';

export function Formula({ text }: { text: string }) {
  return (
    <>
      {pieces_of_formula(text).map((piece, i) => (
        <Fragment key={i}>
          {i > 0 && ' '}
          <span class="math">
            <math>
              <Row parts={piece} />
            </math>
          </span>
        </Fragment>
      ))}
    </>
  );
}

const Row = ({ parts }: { parts: readonly FormulaPart[] }): ComponentChildren =>
  parts.map((part, i) => <One key={i} part={part} leads={i === 0} />);

/** Letters lean by CSS: the italic letters of Unicode, MathML's own way, are missing in many fonts. */
function One({ part, leads = false }: { part: FormulaPart; leads?: boolean }) {
  switch (part.is) {
    case 'number':
      return <mn>{part.text}</mn>;
    case 'word':
      return <mi>{part.text}</mi>;
    case 'letter':
      return (
        <mi mathvariant="normal" class={LEANS.test(part.text) ? 'leans' : undefined}>
          {part.text}
        </mi>
      );
    case 'sign':
      return <Sign text={part.text} spaced={part.spaced} leads={leads} />;
    case 'marked':
      return <Marked {...part} />;
    case 'root':
      return (
        <msqrt>
          <Row parts={part.of} />
        </msqrt>
      );
  }
}

/** Names of numbers; σ is a function, Δ a difference. */
const LEANS = /^(?!σ)\p{Ll}\u0302?$/u;
/** Preact leaves out an attribute that is false. */
const AS_HIGH_AS_TEXT = { stretchy: 'false' } as object;
/** Between two terms; what leads has a space of the text before it. */
const SPACE = '0.25em';

function Sign({ text, spaced, leads }: { text: string; spaced: boolean; leads: boolean }) {
  return (
    <mo {...AS_HIGH_AS_TEXT} lspace={spaced && !leads ? SPACE : '0'} rspace={spaced ? SPACE : '0'}>
      {spaced ? `${text} ` : text}
    </mo>
  );
}

function Marked({ of, sub, sup }: Extract<FormulaPart, { is: 'marked' }>) {
  const base = <One part={of} />;
  if (sub && sup)
    return (
      <msubsup>
        {base}
        <mn>{sub}</mn>
        <mi>{sup}</mi>
      </msubsup>
    );
  const mark = <mn>{sub || sup}</mn>;
  return sub ? (
    <msub>
      {base}
      {mark}
    </msub>
  ) : (
    <msup>
      {base}
      {mark}
    </msup>
  );
}
