// SPDX-License-Identifier: MIT
/**
 * A formula as this page writes it (v = γ·v + √(û)², β₁ᵗ), taken apart into what MathML has elements for. A line of
 * MathML is never broken by browsers, so it comes in pieces, between which a line may end.
 */

export type FormulaPart =
  | { is: 'letter' | 'word' | 'number'; text: string }
  /** spaced: it stands between two terms */
  | { is: 'sign'; text: string; spaced: boolean }
  | { is: 'marked'; of: FormulaPart; sub: string; sup: string }
  | { is: 'root'; of: FormulaPart[] };

const TOKEN =
  /(?<space>\s+)|(?<number>\d[\d,]*(?:\.\d+)?(?:e−?\d+)?)|(?<sub>[₀-₉]+)|(?<sup>[⁰¹²³⁴-⁹ᵗ]+)|(?<word>[a-z]{2,}\d*|[\p{Script=Han}]+)|(?<letter>\p{L}\u0302?)|(?<sign>.)/giu;

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
/** δ₁₂: of an index */
export const subscript = (index: number) =>
  [...String(index)].map((digit) => SUBSCRIPTS[Number(digit)]).join('');

const PLAIN = new Map([...SUBSCRIPTS, ...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, i) => [sign, String(i % 10)]));
const plain = (marks: string) => [...marks].map((sign) => PLAIN.get(sign) ?? 't').join('');

/** With a space on both sides these stand between terms, and a line may end before them. */
const BETWEEN = new Set([...'=←≈+−×·/']);

type Token = { kind: string; text: string };

function tokens_of(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ groups = {} }) => {
    const [kind = 'sign', found = ''] = Object.entries(groups).find(([, one]) => one !== undefined) ?? [];
    return { kind, text: found };
  });
}

/** What stands under a root: what the brackets after it hold, or the next name or number. */
function under_root(tokens: readonly Token[], start: number): { of: FormulaPart[]; end: number } {
  if (tokens[start]?.text !== '(') return { of: parts_of(tokens.slice(start, start + 1)), end: start + 1 };
  let depth = 0;
  for (let end = start; end < tokens.length; end++) {
    const { text } = tokens[end] as Token;
    depth += Number(text === '(') - Number(text === ')');
    if (depth === 0) return { of: parts_of(tokens.slice(start + 1, end)), end: end + 1 };
  }
  return { of: parts_of(tokens.slice(start + 1)), end: tokens.length };
}

function marked(of: FormulaPart | undefined, kind: 'sub' | 'sup', marks: string): FormulaPart {
  const old = of?.is === 'marked' ? of : { is: 'marked' as const, of: of ?? word(''), sub: '', sup: '' };
  return { ...old, [kind]: plain(marks) };
}

const word = (text: string): FormulaPart => ({ is: 'word', text });

/** Spaces are what signs make of them. */
function parts_of(tokens: readonly Token[]): FormulaPart[] {
  const parts: FormulaPart[] = [];
  for (let i = 0; i < tokens.length; ) {
    const { kind, text } = tokens[i] as Token;
    i++;
    if (kind === 'sub' || kind === 'sup') parts.push(marked(parts.pop(), kind, text));
    else if (text === '√') {
      const { of, end } = under_root(tokens, i);
      parts.push({ is: 'root', of });
      i = end;
    } else if (kind === 'sign') parts.push({ is: 'sign', text, spaced: tokens[i]?.kind === 'space' });
    else if (kind !== 'space') parts.push({ is: kind as 'letter', text });
  }
  return parts;
}

/** The pieces of a formula, a line of each; between two is a space. */
export function pieces_of_formula(text: string): FormulaPart[][] {
  const tokens = tokens_of(text);
  const pieces: Token[][] = [[]];
  let roots = 0;
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.text === '(' && (before?.text === '√' || roots > 0)) roots++;
    else if (token.text === ')' && roots > 0) roots--;
    const leads = (tokens[i - 2]?.kind ?? 'space') === 'space';
    const after_sign = leads && before?.kind === 'sign' && BETWEEN.has(before.text);
    if (token.kind === 'space' && roots === 0 && !after_sign) pieces.push([]);
    else pieces.at(-1)?.push(token);
  });
  return pieces.filter((piece) => piece.length > 0).map(parts_of);
}
