// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { type FormulaPart, pieces_of_formula, subscript } from '../../../src/lib/formula';

/** A part as a word or two. */
function written(part: FormulaPart): string {
  switch (part.is) {
    case 'sign':
      return part.spaced ? `${part.text}_` : part.text;
    case 'marked':
      return `${written(part.of)}${part.sub && `_${part.sub}`}${part.sup && `^${part.sup}`}`;
    case 'root':
      return `root[${part.of.map(written).join(' ')}]`;
    default:
      return part.is === 'letter' ? part.text : `${part.is}:${part.text}`;
  }
}

it.each([
  ['v ← γv + g', ['v', '←_ γ v', '+_ g']],
  ['w ← w − lr·m̂ / (√û + ε)', ['w', '←_ w', '−_ word:lr · m̂', '/_ ( root[û]', '+_ ε )']],
  ['ū ← max(ū, u)', ['ū', '←_ word:max ( ū ,', 'u )']],
  ['η ← lr / (1 + (t−1)·decay)', ['η', '←_ word:lr', '/_ ( number:1', '+_ ( t − number:1 ) · word:decay )']],
  ['d ← −g + λw', ['d', '←_ − g', '+_ λ w']],
  ['u ← β₂u + (1−β₂)g²', ['u', '←_ β_2 u', '+_ ( number:1 − β_2 ) g^2']],
  ['û ← u / (1 − β₂ᵗ)', ['û', '←_ u', '/_ ( number:1', '−_ β_2^t )']],
  ['w ← w − lr·g / (√(u − a²) + ε)', ['w', '←_ w', '−_ word:lr · g', '/_ ( root[u −_ a^2]', '+_ ε )']],
  ['v = 0.9 × (−1.23e−5) + 1,024.5', ['v', '=_ number:0.9', '×_ ( − number:1.23e−5 )', '+_ number:1,024.5']],
  ['1 − 0.999¹²', ['number:1', '−_ number:0.999^12']],
  ['ŷ = out(σ(linear2(x)))', ['ŷ', '=_ word:out ( σ ( word:linear2 ( x ) ) )']],
  ['g = δ₁₂·x₇ 的均值', ['g', '=_ δ_12 · x_7', 'word:的均值']],
  ['∞', ['∞']],
])('the pieces of %s', (text, pieces) => {
  expect(pieces_of_formula(text).map((piece) => piece.map(written).join(' '))).toEqual(pieces);
});

it('writes an index below the line', () => expect(subscript(120)).toBe('₁₂₀'));
