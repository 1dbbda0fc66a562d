// SPDX-License-Identifier: MIT
/** Formulas of the page, read back from MathML as they are written elsewhere: √(u), 0.9³, δ₁. */
import type { Locator } from 'playwright-core';

/** Runs in the page, where nothing but itself is known. */
export function read_formulas(all: Element[]): string[] {
  const raised = (text: string) => text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
  const lowered = (text: string) => text.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '');
  const read = (node: Node): string => {
    const parts = [...node.childNodes].map(read);
    const [base = '', mark = '', other = ''] = parts;
    switch (node.nodeName.toLowerCase()) {
      case '#text':
        return node.nodeValue ?? '';
      case 'msub':
        return base + lowered(mark);
      case 'msup':
        return base + raised(mark);
      case 'msubsup':
        return base + lowered(mark) + raised(other);
      case 'msqrt':
        return `√(${parts.join('')})`;
      case 'span':
        return ` ${parts.join('')}`;
      default:
        return parts.join('');
    }
  };
  return all.map((place) => read(place).replace(/\s+/g, ' ').trim());
}

export const formula_texts = (places: Locator): Promise<string[]> => places.evaluateAll(read_formulas);
