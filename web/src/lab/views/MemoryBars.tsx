// SPDX-License-Identifier: MIT
import type { Messages } from '../../i18n';
import type { Worked } from '../rule/rules';
import { letters_of } from '../rule/text';
import { SignedBars } from './SignedBars';

/** Of v = γ·v + g: what is kept of it, what comes now, and what it is then. */
export function MemoryBars({ line, text }: { line: Worked; text: Messages['inside'] }) {
  if (line.value.op !== 'sum') return null;
  const carry_factor = line.value.terms[0]?.of;
  const past = line.before[line.target] ?? Number.NaN;
  const share =
    carry_factor?.op === 'product' && carry_factor.of[0]?.op === 'factor' ? carry_factor.of[0] : null;
  const carried = (share?.value ?? 1) * past;
  const letters =
    letters_of(line)
      .split(' ← ')[1]
      ?.split(/ (?=[+−] )/) ?? [];
  const label = (part: string | undefined, when: string) =>
    `${(part ?? '').replace(/^\+ /, '').replace(/ \/ .*/, ' / …')} ${when}`;
  return (
    <SignedBars
      rows={[
        { label: label(letters[0], text.before), value: carried, kind: 'kept' },
        { label: label(letters.slice(1).join(' '), text.now), value: line.result - carried, kind: 'added' },
        { label: `${line.target} ${text.after}`, value: line.result, kind: 'result' },
      ]}
    />
  );
}
