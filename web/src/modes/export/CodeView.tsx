// SPDX-License-Identifier: MIT
/** A program's text with the numbers of its lines; what is code, word and name is told apart, and runs have their colours. */
import type { VNode } from 'preact';
import type { Colour } from '../../lib/colours';

export interface CodeViewProps {
  label: string;
  text: string;
  /** of the runs, by their names as the text has them in quotes */
  colours?: ReadonlyMap<string, Colour>;
  /** nothing of it is Python's */
  plain?: boolean;
}

const WORDS =
  'and|as|break|class|continue|def|elif|else|for|from|if|import|in|is|lambda|not|or|return|while|with|yield|None|True|False';
const TOKENS = new RegExp(`(#.*$)|('(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*")|\\b(${WORDS})\\b`, 'g');

function tokens(line: string, colours: ReadonlyMap<string, Colour>): (VNode | string)[] {
  const parts: (VNode | string)[] = [];
  let at = 0;
  for (const found of line.matchAll(TOKENS)) {
    const [text, comment, quote] = found;
    const colour = quote ? colours.get(quote) : undefined;
    const kind = comment ? 'comment' : quote ? 'quote' : 'word';
    parts.push(
      line.slice(at, found.index),
      <span class={colour ? `ink-${colour} of-run` : kind}>{text}</span>,
    );
    at = found.index + text.length;
  }
  return [...parts, line.slice(at)];
}

const NO_COLOURS: ReadonlyMap<string, Colour> = new Map();

export function CodeView({ label, text, colours = NO_COLOURS, plain = false }: CodeViewProps) {
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section class="export-code" aria-label={label} tabIndex={0}>
      <pre lang="en">
        <code>
          {lines.map((line, i) => (
            <span key={i} class="code-line">
              {plain ? line : tokens(line, colours)}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}
